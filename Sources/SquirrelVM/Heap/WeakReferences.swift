/// Weak references: one for each target, found through a small hash by the target's offset.
extension Core {
    /// The weak reference to `target`, made if there is none; plain values are their own. Nil when memory is out.
    func weakReference(to target: Value) -> Value? {
        if !target.isHeap { return target }
        if hasFlag(target.offset, Header.weaklyHeld), let known = findWeak(target.offset) {
            return Value(tag: Tag.weakReference, payload: known.offset)
        }
        let offset = newObject(Tag.weakReference, WeakReference.size)
        if offset == 0 { return nil }
        let new = WeakReference(core: self, offset: offset)
        new.target = target
        let bucket = weakBucket(target.offset)
        new.next = load32(bucket)
        store32(bucket, offset)
        state.pointee.weakCount &+= 1
        setFlag(target.offset, Header.weaklyHeld)
        if state.pointee.weakCount > state.pointee.weakMask &* 2 { growWeakBuckets() }
        return Value(tag: Tag.weakReference, payload: offset)
    }

    /// What a weak reference leads to: the object, or null once nothing holds it.
    ///
    /// An object is gone as soon as no heap slot, root, suspended generator or live register holds it, so objects that
    /// wait in the queue are freed first.
    @inline(never)
    func resolve(_ reference: Value) -> Value {
        let weak = WeakReference(core: self, offset: reference.offset)
        let target = weak.target
        if target.isNull || load32(target.offset &+ 4) >= Header.immortal { return target }
        if state.pointee.queueCount != 0 {
            // The reference itself may just have been taken out of its slot.
            state.pointee.pinned = reference
            reconcile(liveRegisters())
            state.pointee.pinned = .null
        }
        return weak.target
    }

    private func weakBucket(_ target: Offset) -> Offset {
        state.pointee.weakBuckets &+ ((target &>> 4) & state.pointee.weakMask) &* 4
    }

    private func findWeak(_ target: Offset) -> WeakReference? {
        var at = load32(weakBucket(target))
        while at != 0 {
            let weak = WeakReference(core: self, offset: at)
            if weak.target.payload == target { return weak }
            at = weak.next
        }
        return nil
    }

    /// The target is being freed: its reference reads null from now on.
    func weakTargetDied(_ target: Offset) {
        guard let weak = findWeak(target) else { return }
        unlink(weak)
        weak.target = .null
    }

    /// Takes a dying weak reference out of the hash.
    func forget(_ weak: WeakReference) {
        if weak.target.isNull { return }
        clearFlag(weak.target.offset, Header.weaklyHeld)
        unlink(weak)
    }

    /// Before a dead object's memory is given back: nothing leads to it weakly, and it leads to nothing.
    func cutWeakReferences(_ object: Offset) {
        if hasFlag(object, Header.weaklyHeld) {
            weakTargetDied(object)
            clearFlag(object, Header.weaklyHeld)
        }
        if kind(object) == Tag.weakReference {
            let weak = WeakReference(core: self, offset: object)
            forget(weak)
            weak.target = .null
        }
    }

    private func unlink(_ weak: WeakReference) {
        let bucket = weakBucket(weak.target.payload)
        state.pointee.weakCount &-= 1
        var at = load32(bucket)
        if at == weak.offset {
            store32(bucket, weak.next)
            return
        }
        while at != 0 {
            let other = WeakReference(core: self, offset: at)
            if other.next == weak.offset {
                other.next = weak.next
                return
            }
            at = other.next
        }
    }

    private func growWeakBuckets() {
        let oldCount = state.pointee.weakMask &+ 1
        let old = state.pointee.weakBuckets
        let new = allocate(oldCount &* 8)
        if new == 0 { return }
        zero(new, oldCount &* 8)
        state.pointee.weakBuckets = new
        state.pointee.weakMask = oldCount &* 2 &- 1
        var index: UInt32 = 0
        while index < oldCount {
            var at = load32(old &+ index &* 4)
            while at != 0 {
                let weak = WeakReference(core: self, offset: at)
                let next = weak.next
                let bucket = weakBucket(weak.target.payload)
                weak.next = load32(bucket)
                store32(bucket, at)
                at = next
            }
            index &+= 1
        }
        deallocate(old, oldCount &* 4)
    }
}
