/// `collectgarbage()`: frees objects that hold one another and that nothing else leads to.
///
/// Marks what live registers, roots and immortal objects lead to, with a stack in the unused part of the queue (which
/// has room for every object), then frees what has no mark.
struct CycleCollector: ReferenceVisitor {
    let core: Core
    private var depth: UInt32 = 0
    private let stack: Offset

    /// The queue must just have been worked off.
    init(_ core: Core) {
        self.core = core
        stack = core.state.pointee.queueBase &+ core.state.pointee.queueCount &* 4
    }

    /// How many objects were freed. `registers` names those that live registers hold.
    mutating func collect(_ registers: LiveRegisters) -> UInt32 {
        markRoots(registers)
        drain()
        let freed = sweep()
        clearMarks()
        return freed
    }

    // MARK: Marking

    private mutating func markRoots(_ registers: LiveRegisters) {
        let core = core
        registers.forEach(core) { _, object in self.mark(object) }
        core.forEachObject { object in
            if core.load32(object &+ 4) >= Header.immortal { self.mark(object) }
        }
        let state = core.state.pointee
        for object in [state.reports, state.deadHosts, state.library, state.rootTable, state.registry] where object != 0
        {
            mark(object)
        }
        core.forEachRoot { value in
            if value.isHeap { self.mark(value.offset) }
        }
        var outer = state.openOuters
        while outer != 0 {
            mark(outer)
            outer = Outer(core: core, offset: outer).next
        }
    }

    private mutating func mark(_ object: Offset) {
        let header = core.load32(object)
        if header & Header.marked != 0 { return }
        core.store32(object, header | Header.marked)
        core.store32(stack &+ depth &* 4, object)
        depth &+= 1
    }

    private mutating func drain() {
        let core = core
        while depth != 0 {
            depth &-= 1
            core.visitReferences(core.load32(stack &+ depth &* 4), &self)
        }
    }

    mutating func visit(_ object: Offset) { mark(object) }

    // MARK: Sweeping

    /// First everything that leads out of the garbage is let go, then weak references, then memory.
    private func sweep() -> UInt32 {
        let core = core
        var leaver = Leaver(core: core)
        var freed: UInt32 = 0
        core.forEachObject { object in
            if !core.hasFlag(object, Header.marked) {
                core.visitReferences(object, &leaver)
                freed &+= 1
            }
        }
        if freed == 0 { return 0 }
        core.forEachObject { object in
            if !core.hasFlag(object, Header.marked) { core.cutWeakReferences(object) }
        }
        core.forEachObject { object in
            if !core.hasFlag(object, Header.marked) { core.dispose(object) }
        }
        core.charge(freed)
        return freed
    }

    /// Releases what a dead object holds among the living.
    private struct Leaver: ReferenceVisitor {
        let core: Core
        mutating func visit(_ object: Offset) {
            if core.hasFlag(object, Header.marked) { core.release(object: object) }
        }
    }

    private func clearMarks() {
        let core = core
        core.forEachObject { object in core.clearFlag(object, Header.marked) }
    }
}

extension Core {
    /// Frees what nothing holds any more, cycles included; how many objects that were in cycles.
    func collectCycles() -> UInt32 {
        let registers = liveRegisters()
        reconcile(registers)
        var collector = CycleCollector(self)
        charge((state.pointee.heapTop &- state.pointee.heapBase) &>> 8)
        return collector.collect(registers)
    }
}
