extension Machine {
    /// Walks the whole heap and tells what is wrong with it; nil when nothing is.
    ///
    /// Between two runs it always passes. It believes nothing that it reads: on any content of the block it stays
    /// inside, ends, and does not recurse. What passes is safe to run.
    public borrowing func check() -> HeapFault? {
        var checker = HeapChecker(core, size: size, limits: limits)
        return checker.fault()
    }
}

/// A walk through the block.
///
/// First the blocks that the allocator knows, and the objects of the object map in them; then what each object leads
/// to, the tables of strings, weak references and functions, the machine's fields, the stack; last what only makes
/// sense for the whole: counts, queue, and that every block in use belongs to something.
struct HeapChecker {
    let core: Core
    /// Bytes of the block.
    let size: UInt32
    let limits: MachineLimits
    var state: MachineState { core.state.pointee }

    var map: HeapMap
    var objects: [Offset] = []
    /// Objects that need a second look once all have been followed.
    var tables: [Offset] = []
    var classes: [Offset] = []
    var instances: [Offset] = []
    var generators: [Offset] = []
    var strings: [Offset] = []
    var prototypes: [Offset] = []
    /// The functions that can run, by rising offset.
    var functions: [CheckedFunction] = []
    /// Bytes of all blocks that belong to something, as the allocator counts them.
    var ownedBytes: UInt64 = 0

    init(_ core: Core, size: Int, limits: MachineLimits) {
        self.core = core
        self.size = UInt32(clamping: size)
        self.limits = limits
        map = HeapMap(base: 0, end: 0)
    }

    mutating func fault() -> HeapFault? {
        do throws(HeapFault) {
            try run()
            return nil
        } catch {
            return error
        }
    }

    mutating func run() throws(HeapFault) {
        try checkState()
        try checkBlocks()
        try claimStateBlocks()
        try claimObjects()
        try checkIndexes()
        for object in objects { try follow(object) }
        try checkFunctions()
        try checkStateReferences()
        try checkFrames()
        try checkTogether()
        try checkCounts()
    }

    /// Memory ran out: the machine will not run again, and may have stopped halfway through making something.
    var isExhausted: Bool { state.fatal != 0 || state.interrupt & Interrupt.outOfMemory != 0 }

    // MARK: Reading

    func fail(_ offset: Offset, _ problem: HeapProblem) -> HeapFault { HeapFault(offset: offset, problem: problem) }

    func require(_ condition: Bool, _ offset: Offset, _ problem: HeapProblem) throws(HeapFault) {
        if !condition { throw fail(offset, problem) }
    }

    /// The word at any place of the block.
    func word(_ offset: Offset) throws(HeapFault) -> UInt32 {
        guard offset % 4 == 0, offset <= size - 4 else { throw fail(offset, .outside) }
        return core.load32(offset)
    }

    /// The value at any place of the block.
    func value(_ offset: Offset) throws(HeapFault) -> Value {
        guard offset % 8 == 0, offset <= size - 8 else { throw fail(offset, .outside) }
        return core.loadValue(offset)
    }
}
