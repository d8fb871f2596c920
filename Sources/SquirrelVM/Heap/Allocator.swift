/// The heap: small blocks in steps of 16 bytes from free lists, large ones with boundary tags.
///
/// A small block is cut from a slab, which is itself a large block; freed, it goes to the list of its size. A large
/// block has a tag of 16 bytes before it and merges with free neighbours. Nothing ever moves.
enum HeapGeometry {
    static let step: UInt32 = 16
    static let smallLimit: UInt32 = 512
    static let smallClasses: UInt32 = smallLimit / step + 1
    static let slabBytes: UInt32 = 4096
    static let tag: UInt32 = 16
    static let bins: UInt32 = 28
    /// Free blocks of this size are worth giving back to the system.
    static let discardBytes: UInt32 = 1 << 16
    /// Bytes freed in large blocks before free pages are given back: in the middle of a call at least, and at its end.
    static let trimBusy: UInt32 = 8 << 20
    static let trimIdle: UInt32 = 1 << 20
    static let page: UInt32 = 4096
    /// Where the free lists stand in the block, behind the state.
    static let freeListBase: UInt32 = 1024
    static let binBase: UInt32 = freeListBase + smallClasses * 4
    /// Where the lists of parked blocks stand, one for each size as the free lists.
    static let parkedBase: UInt32 = binBase + bins * 4
    static let end: UInt32 = 2048
}

/// The tag before a large block: its whole size, the size of the block before it, links of the free list.
enum LargeTag {
    /// Bytes of the smallest block that can stand in a free list.
    static let smallest: UInt32 = 32
    static let size: UInt32 = 0
    static let previous: UInt32 = 4
    static let free: UInt32 = 8
    // In a free block's body:
    static let nextFree: UInt32 = 16
    static let previousFree: UInt32 = 20
}

extension Core {
    @inline(__always) static func rounded(_ bytes: UInt32) -> UInt32 { (bytes &+ 15) & ~15 }

    @inline(__always) private func freeList(_ index: UInt32) -> Offset { HeapGeometry.freeListBase &+ index &* 4 }

    /// A block of `bytes`, not cleared; 0 when neither the limit nor the reserve has room.
    ///
    /// Above the limit the block still comes, from the reserve: at the next safe point the dead objects go, and if that
    /// is not enough, the machine stops.
    @inline(__always)
    func allocate(_ bytes: UInt32) -> Offset {
        let size = Core.rounded(bytes)
        if size <= HeapGeometry.smallLimit {
            let list = freeList(size &>> 4)
            let block = load32(list)
            let used = state.pointee.used &+ size
            if _fastPath(block != 0 && used <= state.pointee.softLimit) {
                store32(list, load32(block))
                state.pointee.used = used
                return block
            }
        }
        return allocateSlow(bytes)
    }

    @inline(never)
    func allocateSlow(_ bytes: UInt32) -> Offset {
        if bytes > UInt32.max &- 64 { return 0 }
        let size = Core.rounded(bytes)
        guard charge(size) else { return 0 }
        let block = size <= HeapGeometry.smallLimit ? takeSmall(size) : takeLarge(size)
        if block == 0 {
            state.pointee.used &-= size
            requestStop(Interrupt.outOfMemory)
        }
        return block
    }

    /// Counts `size` bytes as used; false when even the reserve is spent.
    private func charge(_ size: UInt32) -> Bool {
        if state.pointee.failAllocation != 0 { return chargeUntilFailure(size) }
        let (used, overflow) = state.pointee.used.addingReportingOverflow(size)
        if overflow || used > state.pointee.softLimit {
            requestStop(Interrupt.collect)
            let (most, wraps) = state.pointee.limit.addingReportingOverflow(state.pointee.reserve)
            if overflow || (!wraps && used > most) {
                requestStop(Interrupt.outOfMemory)
                return false
            }
        }
        state.pointee.used = used
        return true
    }

    /// With a soft limit of 0 every allocation comes by here, and none counts but the one that is to fail.
    private func chargeUntilFailure(_ size: UInt32) -> Bool {
        state.pointee.failAllocation &-= 1
        if state.pointee.failAllocation == 0 {
            setSoftLimit()
            requestStop(Interrupt.outOfMemory)
            return false
        }
        state.pointee.used &+= size
        return true
    }

    /// Makes one allocation fail, `count` allocations from now, as a test wants it.
    func failAllocation(after count: UInt32) {
        state.pointee.failAllocation = count
        setSoftLimit()
    }

    private func takeSmall(_ size: UInt32) -> Offset {
        let list = freeList(size &>> 4)
        let block = load32(list)
        if block != 0 {
            store32(list, load32(block))
            return block
        }
        if state.pointee.slabEnd &- state.pointee.slab < size {
            retireSlab()
            let slab = takeLarge(HeapGeometry.slabBytes)
            if slab == 0 { return 0 }
            state.pointee.slab = slab
            state.pointee.slabEnd = slab &+ HeapGeometry.slabBytes
        }
        let cut = state.pointee.slab
        state.pointee.slab = cut &+ size
        return cut
    }

    /// Puts what is left of the slab on the free lists.
    func retireSlab() {
        while state.pointee.slab != state.pointee.slabEnd {
            let size = min(state.pointee.slabEnd &- state.pointee.slab, HeapGeometry.smallLimit)
            pushSmall(state.pointee.slab, size)
            state.pointee.slab &+= size
        }
        state.pointee.slabEnd = 0
        state.pointee.slab = 0
    }

    @inline(__always)
    private func pushSmall(_ block: Offset, _ size: UInt32) {
        let list = freeList(size &>> 4)
        store32(block, load32(list))
        store32(list, block)
    }

    /// Frees a block of `bytes`, which must be the size it was allocated with.
    @inline(__always)
    func deallocate(_ block: Offset, _ bytes: UInt32) {
        let size = Core.rounded(bytes)
        state.pointee.used &-= size
        if size <= HeapGeometry.smallLimit { pushSmall(block, size) } else { freeLarge(block) }
    }

    // MARK: Large blocks

    func bin(for size: UInt32) -> UInt32 {
        let log = 31 &- UInt32(truncatingIfNeeded: size.leadingZeroBitCount)
        return min(HeapGeometry.bins &- 1, log &- 8)
    }

    private func binSlot(_ index: UInt32) -> Offset { HeapGeometry.binBase &+ index &* 4 }

    private func takeLarge(_ size: UInt32) -> Offset {
        let whole = size &+ HeapGeometry.tag
        if let found = findFree(whole) {
            unlinkFree(found)
            split(found, whole)
            store32(found &+ LargeTag.free, 0)
            return found &+ HeapGeometry.tag
        }
        return extendHeap(whole)
    }

    /// A block of `whole` bytes, tag included, at the end of the heap; 0 when there is no room.
    func extendHeap(_ whole: UInt32) -> Offset {
        let tag = state.pointee.heapTop
        if state.pointee.heapEnd &- tag < whole { return 0 }
        state.pointee.heapTop = tag &+ whole
        store32(tag &+ LargeTag.size, whole)
        store32(tag &+ LargeTag.previous, state.pointee.lastLarge == 0 ? 0 : tag &- state.pointee.lastLarge)
        store32(tag &+ LargeTag.free, 0)
        state.pointee.lastLarge = tag
        return tag &+ HeapGeometry.tag
    }

    /// A free block of at least `whole` bytes with its tag: the first that fits in its bin, else any of a larger bin.
    private func findFree(_ whole: UInt32) -> Offset? {
        var index = bin(for: whole)
        while index < HeapGeometry.bins {
            var block = load32(binSlot(index))
            var looked = 0
            while block != 0 && looked < 32 {
                if load32(block &+ LargeTag.size) >= whole { return block }
                block = load32(block &+ LargeTag.nextFree)
                looked &+= 1
            }
            index &+= 1
        }
        return nil
    }

    /// Cuts a block down to `whole` bytes where the rest is worth keeping.
    private func split(_ tag: Offset, _ whole: UInt32) {
        let size = load32(tag &+ LargeTag.size)
        let rest = size &- whole
        if rest < HeapGeometry.smallLimit &+ HeapGeometry.tag { return }
        let other = tag &+ whole
        store32(tag &+ LargeTag.size, whole)
        store32(other &+ LargeTag.size, rest)
        store32(other &+ LargeTag.previous, whole)
        setPreviousOfNext(other, rest)
        linkFree(other)
    }

    private func setPreviousOfNext(_ tag: Offset, _ size: UInt32) {
        let next = tag &+ size
        if next < state.pointee.heapTop {
            store32(next &+ LargeTag.previous, size)
        } else {
            state.pointee.lastLarge = tag
        }
    }

    private func linkFree(_ tag: Offset) {
        let slot = binSlot(bin(for: load32(tag &+ LargeTag.size)))
        let head = load32(slot)
        store32(tag &+ LargeTag.free, 1)
        store32(tag &+ LargeTag.nextFree, head)
        store32(tag &+ LargeTag.previousFree, 0)
        if head != 0 { store32(head &+ LargeTag.previousFree, tag) }
        store32(slot, tag)
    }

    private func unlinkFree(_ tag: Offset) {
        let next = load32(tag &+ LargeTag.nextFree)
        let previous = load32(tag &+ LargeTag.previousFree)
        if previous != 0 {
            store32(previous &+ LargeTag.nextFree, next)
        } else {
            store32(binSlot(bin(for: load32(tag &+ LargeTag.size))), next)
        }
        if next != 0 { store32(next &+ LargeTag.previousFree, previous) }
    }

    @inline(never)
    func freeLarge(_ block: Offset) {
        var tag = block &- HeapGeometry.tag
        var size = load32(tag &+ LargeTag.size)
        let (freed, overflow) = state.pointee.freedSinceTrim.addingReportingOverflow(size)
        state.pointee.freedSinceTrim = overflow ? UInt32.max : freed
        let next = tag &+ size
        if next < state.pointee.heapTop && load32(next &+ LargeTag.free) == 1 {
            unlinkFree(next)
            size &+= load32(next &+ LargeTag.size)
        }
        let before = load32(tag &+ LargeTag.previous)
        if before != 0 && load32(tag &- before &+ LargeTag.free) == 1 {
            tag = tag &- before
            unlinkFree(tag)
            size &+= before
        }
        store32(tag &+ LargeTag.size, size)
        setPreviousOfNext(tag, size)
        linkFree(tag)
        let span = state.pointee.heapTop &- state.pointee.heapBase
        trim(after: max(HeapGeometry.trimBusy, span))
    }

    /// Gives the pages of large free blocks back to the system once `bytes` were freed since the last time.
    ///
    /// A page that is given back costs a fault when it is used again, so a program that allocates and frees all the
    /// time must have freed far more than it will touch again.
    func trim(after bytes: UInt32) {
        if state.pointee.freedSinceTrim < bytes { return }
        state.pointee.freedSinceTrim = 0
        var index = bin(for: HeapGeometry.discardBytes)
        while index < HeapGeometry.bins {
            var tag = load32(binSlot(index))
            while tag != 0 {
                discardPages(of: tag)
                tag = load32(tag &+ LargeTag.nextFree)
            }
            index &+= 1
        }
    }

    private func discardPages(of tag: Offset) {
        let size = load32(tag &+ LargeTag.size)
        let first = (tag &+ 32 &+ HeapGeometry.page &- 1) & ~(HeapGeometry.page &- 1)
        let last = (tag &+ size) & ~(HeapGeometry.page &- 1)
        if last > first { Platform.discard(pointer(first), Int(last &- first)) }
    }

    /// Makes the loop return to its driver at the next safe point.
    @inline(never)
    func requestStop(_ reason: UInt32) {
        state.pointee.interrupt |= reason
        if state.pointee.budget >= 0 {
            state.pointee.withholds = 1
            state.pointee.withheldBudget = state.pointee.budget
            state.pointee.budget = -1
        }
    }
}
