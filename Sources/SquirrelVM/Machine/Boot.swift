/// Laying out a new block: state, stubs, stack, queue, heap; then the names and the library.
enum BlockGeometry {
    static let stubs: Offset = HeapGeometry.end
    /// On the page of the state, which every machine writes to anyway.
    static let stack: Offset = 2304
    static let page: UInt32 = 4096

    static func aligned(_ offset: UInt32) -> UInt32 { (offset &+ page &- 1) & ~(page &- 1) }

    /// Room for the objects of the library, which the limit does not count.
    static let bootBytes: UInt32 = 2 << 20
}

extension Core {
    /// Bytes to reserve for these limits; nil where that is more than a block can have.
    static func blockSize(_ limits: MachineLimits) -> Int? {
        let heap = UInt64(limits.heapBytes) + UInt64(limits.reserveBytes) + UInt64(BlockGeometry.bootBytes)
        // Fragmentation costs addresses, not memory: half as much again.
        let size = UInt64(BlockGeometry.stack) + UInt64(limits.stackBytes) + heap / 4 + heap + heap / 2 + (1 << 20)
        return size <= UInt64(UInt32.max) ? Int(exactly: size) : nil
    }

    /// Sets up an empty machine in zeroed memory of `size` bytes. False when it does not fit.
    func format(_ limits: MachineLimits, dialect: UInt32, size: Int) -> Bool {
        state.initialize(to: MachineState())
        let state = state
        state.pointee.dialect = dialect
        state.pointee.depthLimit = limits.nativeDepth
        state.pointee.reserve = limits.reserveBytes
        state.pointee.limit = UInt32.max
        state.pointee.softLimit = UInt32.max
        state.pointee.stackBase = BlockGeometry.stack
        state.pointee.stackEnd = BlockGeometry.aligned(BlockGeometry.stack &+ limits.stackBytes)
        state.pointee.queueBase = state.pointee.stackEnd
        let heap = limits.heapBytes &+ limits.reserveBytes &+ BlockGeometry.bootBytes
        state.pointee.queueEnd = BlockGeometry.aligned(state.pointee.queueBase &+ heap / 4)
        state.pointee.objectMap = state.pointee.queueEnd
        state.pointee.heapEnd = UInt32(clamping: size) & ~(BlockGeometry.page &- 1)
        let map = Core.objectMapBytes(state.pointee.heapEnd &- state.pointee.objectMap)
        state.pointee.heapBase = BlockGeometry.aligned(state.pointee.objectMap &+ map)
        state.pointee.heapTop = state.pointee.heapBase
        state.pointee.queueTrigger = UInt32.max
        state.pointee.stubs = BlockGeometry.stubs
        state.pointee.budget = 0
        writeStubs()
        return bootHeap(limits)
    }

    /// The call whose callee returns to a continuation frame, `continuation`; the host's call, `halt`.
    static var stubWords: [UInt32] {
        [
            UInt32(Opcode.call.rawValue) | ContinuationFrame.registers << 8, UInt32(Opcode.continuation.rawValue),
            UInt32(Opcode.call.rawValue), UInt32(Opcode.halt.rawValue),
        ]
    }

    private func writeStubs() {
        for (index, word) in Core.stubWords.enumerated() { store32(BlockGeometry.stubs &+ UInt32(index) &* 4, word) }
    }

    /// The `halt` instruction behind a word whose operand A is the distance to the host's callee.
    var haltStub: Offset { state.pointee.stubs &+ 12 }

    private func bootHeap(_ limits: MachineLimits) -> Bool {
        // What almost every program writes to stands together, so that machines of a template share the other pages:
        // on the first page the root table's nodes, which find this free block, and the host's roots; on one page the
        // buckets of strings.
        let nodes = allocate(Core.rootNodes &* Node.size)
        if nodes == 0 { return false }
        deallocate(nodes, Core.rootNodes &* Node.size)
        let emptyNodes = allocate(Core.smallestTable &* Node.size)
        guard growRoots(), fillPage(leaving: HeapGeometry.tag), InternTable(core: self).format() else { return false }
        state.pointee.weakBuckets = allocate(16 * 4)
        state.pointee.names = allocate((Metamethod.count &+ 1) &* 8)
        state.pointee.delegates = allocate((Tag.weakReference &+ 1) &* 4)
        if emptyNodes == 0 || state.pointee.delegates == 0 { return false }
        var index: UInt32 = 0
        while index < Core.smallestTable {
            storeValue(emptyNodes &+ index &* Node.size, .null)
            storeValue(emptyNodes &+ index &* Node.size &+ Node.value, .null)
            store64(emptyNodes &+ index &* Node.size &+ Node.next, 0)
            index &+= 1
        }
        state.pointee.emptyNodes = emptyNodes
        zero(state.pointee.weakBuckets, 16 * 4)
        state.pointee.weakMask = 15
        zero(state.pointee.delegates, (Tag.weakReference &+ 1) &* 4)
        guard let root = newTable(Core.rootNodes) else { return false }
        root.keep(asRoot: &state.pointee.rootTable)
        guard bootNames(), bootStub() else { return false }
        placeHostFrame()
        return bootLibrary()
    }

    private static let rootNodes: UInt32 = 64

    private func bootNames() -> Bool {
        guard let registry = newTable(Metamethod.count) else { return false }
        registry.keep(asRoot: &state.pointee.registry)
        var index: UInt32 = 0
        while let method = Metamethod(rawValue: index) {
            guard let name = string(method.name), registry.set(name, .integer(Int32(index))) else { return false }
            retain(name)
            storeValue(state.pointee.names &+ index &* 8, name)
            index &+= 1
        }
        guard let name = string("constructor") else { return false }
        retain(name)
        storeValue(state.pointee.names &+ index &* 8, name)
        return true
    }

    var constructorName: Value { loadValue(state.pointee.names &+ Metamethod.count &* 8) }

    /// The closure of frames without code: its prototype has no constants.
    private func bootStub() -> Bool {
        let prototype = newObject(Tag.prototype, Prototype.headerSize)
        if prototype == 0 { return false }
        zero(prototype &+ 8, Prototype.headerSize &- 8)
        store32(prototype &+ 8, Prototype.headerSize)
        store32(prototype &+ 12, prototype &+ Prototype.headerSize)
        store32(prototype &+ 20, state.pointee.stubs)
        guard let closure = newClosure(Prototype(core: self, offset: prototype)) else { return false }
        retain(object: closure.offset)
        state.pointee.stubClosure = closure.offset
        return true
    }

    /// The frame at the bottom of the stack, from which the host calls.
    private func placeHostFrame() {
        let host = hostFrame
        storeValue(
            host &- 8, Value(bits: FrameLink(closure: state.pointee.stubClosure, returnPC: haltStub).bits))
        storeValue(host, .null)
        state.pointee.frame = host
        state.pointee.pc = haltStub
    }

    /// Ends the boot: what exists is immortal, and what comes counts against the limit.
    func seal(_ limits: MachineLimits) {
        if state.pointee.isSealed != 0 { return }
        state.pointee.isSealed = 1
        immortalize()
        leavePages()
        let (limit, overflow) = limits.heapBytes.addingReportingOverflow(state.pointee.used)
        state.pointee.limit = overflow ? UInt32.max : limit
        setSoftLimit()
    }
}

extension HeapObject {
    /// Holds the object in a field of the machine's state.
    func keep(asRoot field: inout Offset) {
        core.retain(object: offset)
        field = offset
    }
}
