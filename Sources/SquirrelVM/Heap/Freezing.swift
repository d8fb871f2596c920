/// What makes a block fit to be shared: whatever a machine would write into pages that it could share is done beforehand.
extension Core {
    /// Nothing that exists now is ever freed or counted again.
    func immortalize() {
        forEachObject { object in
            store32(object &+ 4, Header.immortal)
            clearFlag(object, Header.queued)
        }
        state.pointee.queueCount = 0
        state.pointee.queueTrigger = Core.queueStep
    }

    /// Computes what strings otherwise compute when they first become keys.
    func hashStrings() {
        forEachObject { object in
            if kind(object) == Tag.string { _ = StringObject(core: self, offset: object).orderHash }
        }
    }

    /// Lets allocation begin on a page of its own. Where the addresses are used up the heap stays as it is.
    func leavePages() {
        retireSlab()
        parkFreeBlocks()
        _ = fillPage(leaving: 0)
    }

    /// Sets the small free blocks aside for good: to take one would cost a machine the whole page around it.
    private func parkFreeBlocks() {
        var index: UInt32 = 1
        while index < HeapGeometry.smallClasses {
            let list = HeapGeometry.freeListBase &+ index &* 4
            let parked = HeapGeometry.parkedBase &+ index &* 4
            while true {
                let block = load32(list)
                if block == 0 { break }
                store32(list, load32(block))
                store32(block, load32(parked))
                store32(parked, block)
            }
            index &+= 1
        }
    }

    /// Makes the heap end `room` bytes before a page does, with a free block. False when the addresses are used up.
    func fillPage(leaving room: UInt32) -> Bool {
        var rest = (0 &- state.pointee.heapTop &- room) & (HeapGeometry.page &- 1)
        if rest == 0 { return true }
        // Smaller blocks are not worth a place in the lists.
        if rest < HeapGeometry.smallLimit { rest &+= HeapGeometry.page }
        let filler = extendHeap(rest)
        if filler == 0 { return false }
        freeLarge(filler)
        return true
    }
}
