/// The tables that know objects without holding them: open captured variables, strings, weak references, functions,
/// the queue.
extension HeapChecker {
    mutating func checkIndexes() throws(HeapFault) {
        try listOpenOuters()
        try listStrings()
        try listWeakReferences()
        try listFunctions()
        try listQueue()
    }

    /// The list of open captured variables, by falling register; it counts as a holder.
    private mutating func listOpenOuters() throws(HeapFault) {
        var at = state.openOuters
        var above = UInt32.max
        while at != 0 {
            try hold(at, as: Tag.outer)
            let outer = Outer(core: core, offset: at)
            try require(outer.location < above && outer.location % 8 == 0, at, .outer)
            try require(outer.location > state.stackBase && outer.location < state.stackEnd, at, .outer)
            _ = map.set(HeapMap.Mark.open, at)
            above = outer.location
            at = outer.next
        }
    }

    /// Each string stands in a row with its hash, with no gap between its home and it.
    private mutating func listStrings() throws(HeapFault) {
        let mask = state.bucketMask
        try require(state.stringCount <= mask, 0, .interned)
        var empty: UInt32 = 0
        while try stringRow(empty).string != 0 {
            empty += 1
            try require(empty <= mask, 0, .interned)
        }
        var count: UInt32 = 0
        var run: UInt32 = 0
        for step in 0...mask {
            let index = (empty + step) & mask
            let (at, hash) = try stringRow(index)
            if at == 0 {
                // The table itself takes a row for empty only if all of it is zero.
                try require(hash == 0, state.buckets + index * InternTable.rowBytes, .interned)
                run = 0
                continue
            }
            try expect(at, as: Tag.string)
            try require(map.set(HeapMap.Mark.interned, at), at, .interned)
            let isHome = hash == StringObject(core: core, offset: at).fastHash && (index &- hash) & mask <= run
            try require(isHome, at, .interned)
            count += 1
            run += 1
        }
        try require(count == state.stringCount, 0, .interned)
    }

    private func stringRow(_ index: UInt32) throws(HeapFault) -> (string: Offset, hash: UInt32) {
        let row = state.buckets + index * InternTable.rowBytes
        return (try word(row), try word(row + 4))
    }

    /// Two equal strings must be one object.
    func checkStringsDiffer() throws(HeapFault) {
        let core = core
        let sorted = strings.sorted { StringOrder(core, $0).precedes(StringOrder(core, $1)) }
        for index in sorted.indices.dropFirst() {
            let differ = StringOrder(core, sorted[index - 1]).precedes(StringOrder(core, sorted[index]))
            try require(differ, sorted[index], .interned)
        }
        for string in strings { try require(map.has(HeapMap.Mark.interned, string), string, .interned) }
    }

    // MARK: Weak references

    /// Each weak reference whose object lives stands in the hash, one for an object.
    private mutating func listWeakReferences() throws(HeapFault) {
        var count: UInt32 = 0
        for bucket in 0...state.weakMask {
            var at = try word(state.weakBuckets + bucket * 4)
            while at != 0 {
                try expect(at, as: Tag.weakReference)
                try require(map.set(HeapMap.Mark.weak, at), at, .weak)
                let weak = WeakReference(core: core, offset: at)
                try require(weak.target.isHeap && (weak.target.offset >> 4) & state.weakMask == bucket, at, .weak)
                try expect(weak.target, at: at)
                try require(map.set(HeapMap.Mark.weaklyHeld, weak.target.offset), at, .weak)
                count += 1
                at = weak.next
            }
        }
        try require(count == state.weakCount, 0, .weak)
    }

    func checkWeak(_ weak: WeakReference) throws(HeapFault) {
        let isIndexed = map.has(HeapMap.Mark.weak, weak.offset)
        try require(weak.target == .null ? !isIndexed : isIndexed, weak.offset, .weak)
    }

    // MARK: Functions

    private mutating func listFunctions() throws(HeapFault) {
        var before: Offset = 0
        var at = state.prototypes
        while at != 0 {
            try expect(at, as: Tag.prototype)
            try require(map.set(HeapMap.Mark.listed, at), at, .prototype)
            let prototype = Prototype(core: core, offset: at)
            try require(prototype.previous == before, at, .prototype)
            before = at
            at = prototype.next
        }
    }

    // MARK: Queue

    private mutating func listQueue() throws(HeapFault) {
        for index in 0..<state.queueCount {
            let object = try word(state.queueBase + index * 4)
            try require(map.isObject(object), object, .outside)
            try require(core.hasFlag(object, Header.queued), object, .queue)
            try require(map.set(HeapMap.Mark.queued, object), object, .queue)
        }
    }
}

/// A total order of strings in which only equal ones are equivalent; by the fast hash first.
private struct StringOrder {
    private let string: StringObject

    init(_ core: Core, _ offset: Offset) { string = StringObject(core: core, offset: offset) }

    func precedes(_ other: StringOrder) -> Bool {
        if string.fastHash != other.string.fastHash { return string.fastHash < other.string.fastHash }
        if string.length != other.string.length { return string.length < other.string.length }
        return Platform.compare(string.bytes, other.string.bytes, Int(string.length)) < 0
    }
}
