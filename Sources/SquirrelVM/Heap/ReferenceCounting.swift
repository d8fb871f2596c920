/// Deferred reference counting: only heap slots count. An object whose count is zero waits in a queue; at a safe point
/// those that no live register holds are freed, and what they held with them.
extension Core {
    @inline(__always)
    func retain(_ value: Value) {
        if value.isHeap { retain(object: value.offset) }
    }

    @inline(__always)
    func retain(object: Offset) {
        let count = load32(object &+ 4)
        if count < Header.immortal { store32(object &+ 4, count &+ 1) }
    }

    @inline(__always)
    func release(_ value: Value) {
        if value.isHeap { release(object: value.offset) }
    }

    @inline(__always)
    func release(object: Offset) {
        let count = load32(object &+ 4)
        if count >= Header.immortal { return }
        store32(object &+ 4, count &- 1)
        if count == 1 { enqueue(object) }
    }

    /// Replaces the value in a heap slot.
    @inline(__always)
    func assign(_ slot: Offset, _ value: Value) {
        let old = loadValue(slot)
        retain(value)
        storeValue(slot, value)
        release(old)
    }

    /// Puts an object with count zero into the queue.
    @inline(__always)
    func enqueue(_ object: Offset) {
        let header = load32(object)
        if header & Header.queued != 0 { return }
        store32(object, header | Header.queued)
        let count = state.pointee.queueCount
        store32(state.pointee.queueBase &+ count &* 4, object)
        state.pointee.queueCount = count &+ 1
        if count >= state.pointee.queueTrigger { requestStop(Interrupt.collect) }
    }

    /// A new object with count zero, its body not cleared; 0 when memory is out.
    @inline(__always)
    func newObject(_ kind: UInt32, _ bytes: UInt32) -> Offset {
        let object = allocate(bytes)
        if _slowPath(object == 0) { return 0 }
        store32(object, kind)
        store32(object &+ 4, 0)
        enterInMap(object)
        enqueue(object)
        return object
    }

    /// Frees every queued object that no live register holds. `registers` names the live ones.
    func reconcile(_ registers: LiveRegisters) {
        state.pointee.reconciliations &+= 1
        registers.forEach(self) { core, object in
            if core.load32(object &+ 4) < Header.immortal { core.setFlag(object, Header.marked) }
        }
        var reaper = Reaper(core: self)
        reaper.sweepQueue()
        registers.forEach(self) { core, object in
            if core.load32(object &+ 4) < Header.immortal { core.clearFlag(object, Header.marked) }
        }
        charge(registers.count &>> 2 &+ reaper.freed)
        let depth = registers.count &>> 1
        state.pointee.queueTrigger = state.pointee.queueCount &+ max(Self.queueStep, depth)
        setSoftLimit()
    }

    /// Zero-count objects between two rounds, at least.
    static let queueStep: UInt32 = 1024
    /// Bytes by which the use of memory may grow between two rounds, if the reserve has room for dead objects of twice
    /// that size. A few large dead strings are worth a round, and what fits the processor's cache is used again soon.
    static let growthStep: UInt32 = 128 << 10

    func setSoftLimit() {
        if state.pointee.failAllocation != 0 {
            state.pointee.softLimit = 0
            return
        }
        let step = max(4096, min(Self.growthStep, state.pointee.reserve &>> 1))
        let (most, overflow) = state.pointee.used.addingReportingOverflow(step)
        state.pointee.softLimit = overflow ? state.pointee.limit : min(most, state.pointee.limit)
    }

    /// Counts work that is no call or jump of the program against the slice.
    @inline(__always)
    func charge(_ work: UInt32) {
        let amount = Int32(truncatingIfNeeded: min(work, 1 << 24))
        state.pointee.extraCharge &+= UInt64(truncatingIfNeeded: amount)
        if state.pointee.budget > Int32.min / 2 { state.pointee.budget &-= amount }
    }
}

/// Frees dead objects with a work list through their count words, never by recursion.
private struct Reaper: ReferenceVisitor {
    let core: Core
    var list: Offset = 0
    var freed: UInt32 = 0

    init(core: Core) { self.core = core }

    mutating func sweepQueue() {
        let queue = core.state.pointee.queueBase
        var index: UInt32 = 0
        var kept: UInt32 = 0
        while index < core.state.pointee.queueCount {
            let object = core.load32(queue &+ index &* 4)
            let header = core.load32(object)
            if core.load32(object &+ 4) != 0 {
                core.store32(object, header & ~Header.queued)
            } else if header & Header.marked != 0 {
                core.store32(queue &+ kept &* 4, object)
                kept &+= 1
            } else {
                push(object)
                drain()
            }
            index &+= 1
        }
        core.state.pointee.queueCount = kept
    }

    private mutating func push(_ object: Offset) {
        core.store32(object &+ 4, list)
        list = object
    }

    private mutating func drain() {
        while list != 0 {
            let object = list
            list = core.load32(object &+ 4)
            freed &+= 1
            core.visitReferences(object, &self)
            core.dispose(object)
        }
    }

    /// One reference less to `object`.
    mutating func visit(_ object: Offset) {
        let count = core.load32(object &+ 4)
        if count >= Header.immortal { return }
        core.store32(object &+ 4, count &- 1)
        if count != 1 { return }
        let header = core.load32(object)
        if header & Header.queued != 0 { return }
        if header & Header.marked != 0 { core.enqueue(object) } else { push(object) }
    }
}

extension Core {
    /// Gives the memory of a dead object back, with its separate blocks, after its references were released.
    func dispose(_ object: Offset) {
        removeFromMap(object)
        let header = load32(object)
        let kind = header & Header.kindMask
        if header & Header.weaklyHeld != 0 { weakTargetDied(object) }
        switch kind {
        case Tag.string: forget(StringObject(core: self, offset: object))
        case Tag.weakReference: forget(WeakReference(core: self, offset: object))
        case Tag.instance: instanceDied(InstanceObject(core: self, offset: object))
        case Tag.prototype: prototypeDied(object)
        default: break
        }
        let size = objectSize(object)
        switch Layout.of(kind).tail {
        case .list(let data, _, let capacity):
            let room = load32(object &+ capacity)
            if room != 0 { deallocate(load32(object &+ data), room &* 8) }
        case .nodes(let data, let mask):
            let nodes = load32(object &+ data)
            if nodes != state.pointee.emptyNodes { deallocate(nodes, (load32(object &+ mask) &+ 1) &* Node.size) }
        default: break
        }
        deallocate(object, size)
    }

    /// Tells the driver that the host's half of a native object is no longer needed.
    private func instanceDied(_ instance: InstanceObject) {
        if instance.hostID != 0 { queueDeadHost(instance.hostID) }
    }
}
