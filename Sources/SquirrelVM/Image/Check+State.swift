/// The machine's own fields: the geometry follows from the limits, everything else must lie in its range.
extension HeapChecker {
    func checkState() throws(HeapFault) {
        let state = state
        try require(Core.blockSize(limits) == Int(size), 0, .state)
        try require(state.stackBase == BlockGeometry.stack && state.stubs == BlockGeometry.stubs, 0, .state)
        let heap = limits.heapBytes &+ limits.reserveBytes &+ BlockGeometry.bootBytes
        try require(state.stackEnd == BlockGeometry.aligned(BlockGeometry.stack &+ limits.stackBytes), 0, .state)
        try require(state.queueBase == state.stackEnd, 0, .state)
        try require(state.queueEnd == BlockGeometry.aligned(state.queueBase &+ heap / 4), 0, .state)
        try require(state.objectMap == state.queueEnd, 0, .state)
        try require(state.heapEnd == size & ~(BlockGeometry.page - 1), 0, .state)
        let map = Core.objectMapBytes(state.heapEnd - state.objectMap)
        try require(state.heapBase == BlockGeometry.aligned(state.objectMap &+ map), 0, .state)
        try require(state.heapTop >= state.heapBase && state.heapTop <= state.heapEnd, 0, .state)
        try require(state.heapTop % HeapGeometry.step == 0, 0, .state)
        try require(state.queueCount <= (state.queueEnd - state.queueBase) / 4, 0, .state)
        try require(state.depthLimit == limits.nativeDepth && state.reserve == limits.reserveBytes, 0, .state)
        try require(state.exit <= ExitCode.interrupted && state.withholds <= 1, 0, .state)
        try require(state.throwing <= Throwing.shown && state.stopsAtThrows <= 1, 0, .state)
        try require(state.dialect <= DialectFlags.all && state.fatal <= 1 && state.isSealed <= 1, 0, .state)
        try require(state.interrupt <= Interrupt.all && state.extraCharge <= UInt64(Int64.max), 0, .state)
        try checkLimit()
        try checkStubs()
    }

    /// The queue has room for every object that memory has, and as many again for the collector of cycles. Before the
    /// end of the boot, which `start` makes sure of, there is no limit yet.
    private func checkLimit() throws(HeapFault) {
        let state = state
        if state.isSealed == 0 { return try require(state.frame == core.hostFrame, 0, .state) }
        let most = UInt64(state.limit) + UInt64(state.reserve)
        try require(most <= UInt64(state.queueEnd - state.queueBase) * 4 && state.softLimit <= state.limit, 0, .state)
    }

    private func checkStubs() throws(HeapFault) {
        let words = Core.stubWords
        for index in words.indices {
            let place = BlockGeometry.stubs + UInt32(index) * 4
            try require(core.load32(place) == words[index], place, .state)
        }
    }

    // MARK: Blocks that the state names

    mutating func claimStateBlocks() throws(HeapFault) {
        let state = state
        try claimData(state.emptyNodes, Core.smallestTable * Node.size)
        for index in 0..<Core.smallestTable {
            let node = state.emptyNodes + index * Node.size
            try require(core.loadValue(node) == .null && core.loadValue(node + Node.value) == .null, node, .table)
            try require(core.load32(node + Node.next) == 0, node, .table)
        }
        try claimBuckets(state.buckets, state.bucketMask, rowBytes: InternTable.rowBytes)
        try claimBuckets(state.weakBuckets, state.weakMask, rowBytes: 4)
        try claimData(state.names, (Metamethod.count + 1) * 8)
        try claimData(state.delegates, (Tag.weakReference + 1) * 4)
        if state.rootCapacity != 0 {
            try require(state.rootCapacity <= 1 << 27, 0, .root)
            try claimData(state.roots, state.rootCapacity * RootRow.size)
        }
    }

    private mutating func claimBuckets(_ offset: Offset, _ mask: UInt32, rowBytes: UInt32) throws(HeapFault) {
        try require(mask < 1 << 28 && mask & (mask + 1) == 0, 0, .state)
        try claimData(offset, (mask + 1) * rowBytes)
    }

    // MARK: What the state holds

    mutating func checkStateReferences() throws(HeapFault) {
        let state = state
        try hold(Value(tag: Tag.table, payload: state.rootTable), at: 0)
        try own(state.registry, as: Tag.table)
        try own(state.library, as: Tag.array)
        try checkLasting()
        try checkRegistry()
        if state.deadHosts != 0 { try own(state.deadHosts, as: Tag.array) }
        if state.reports != 0 { try own(state.reports, as: Tag.array) }
        try checkRoots()
        for value in [state.exception, state.result, state.pinned, state.lastArgument] { try expect(value, at: 0) }
        try checkLibrary()
    }

    /// What the boot made for good: the collector of cycles does not ask who needs it.
    private mutating func checkLasting() throws(HeapFault) {
        let state = state
        try own(state.stubClosure, as: Tag.closure)
        try requireImmortal(state.stubClosure)
        for index in 0...Metamethod.count {
            let name = try value(state.names + index * 8)
            try require(name.tag == Tag.string, state.names, .value)
            try hold(name, at: state.names)
            try requireImmortal(name.offset)
        }
        for index in 0...Tag.weakReference {
            let delegate = try word(state.delegates + index * 4)
            if delegate == 0 { continue }
            try hold(Value(tag: Tag.table, payload: delegate), at: state.delegates)
            try requireImmortal(delegate)
        }
    }

    private func requireImmortal(_ object: Offset) throws(HeapFault) {
        try require(core.load32(object + 4) >= Header.immortal || state.isSealed == 0, object, .counted)
    }

    /// Blobs are made of the class of blobs; the other values may be any.
    private func checkLibrary() throws(HeapFault) {
        let library = ArrayObject(core: core, offset: state.library)
        try require(library.count == LibraryValue.count, library.offset, .state)
        let blob = library[LibraryValue.blobClass.rawValue]
        let makesBlobs = blob.tag == Tag.classObject && core.classObject(blob).nativeKind == NativeKind.blob
        try require(makesBlobs, library.offset, .state)
    }

    /// The registry leads from names to places in a class's list of metamethods.
    private func checkRegistry() throws(HeapFault) {
        let registry = Table(core: core, offset: state.registry)
        var position: UInt32 = 0
        while let (node, _, place) = registry.next(from: position) {
            try require(place.isInteger && place.payload < Metamethod.count, registry.offset, .table)
            position = node + 1
        }
    }

    private mutating func checkRoots() throws(HeapFault) {
        var free: UInt32 = 0
        for index in 0..<state.rootCapacity {
            let row = state.roots + index * RootRow.size
            if core.load32(row + RootRow.next) == RootRow.taken {
                try hold(try value(row), at: row)
            } else {
                free += 1
            }
        }
        var next = state.freeRoot
        while next != 0 {
            try require(free > 0 && next <= state.rootCapacity, state.roots, .root)
            free -= 1
            next = core.load32(state.roots + (next - 1) * RootRow.size + RootRow.next)
        }
        try require(free == 0, state.roots, .root)
    }
}
