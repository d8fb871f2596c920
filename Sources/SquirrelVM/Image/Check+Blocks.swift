/// The allocator's own view: large blocks one behind the other, the lists of free ones, the slab under way.
extension HeapChecker {
    mutating func checkBlocks() throws(HeapFault) {
        try checkSequence()
        map = HeapMap(base: state.heapBase, end: state.heapTop)
        try claimLarge()
        try claimSmall(HeapGeometry.freeListBase)
        try claimSmall(HeapGeometry.parkedBase)
        if state.slab != state.slabEnd {
            try require(state.slab < state.slabEnd && state.slabEnd % HeapGeometry.step == 0, 0, .state)
            try map.claim(state.slab, state.slabEnd - state.slab, as: .slabTail)
        }
    }

    /// The tags must lead from the heap's base to its top, each knowing the one before it.
    private func checkSequence() throws(HeapFault) {
        var tag = state.heapBase
        var previous: UInt32 = 0
        var last: Offset = 0
        var wasFree = false
        while tag < state.heapTop {
            let size = try word(tag + LargeTag.size)
            let isFree = try word(tag + LargeTag.free)
            try require(size >= LargeTag.smallest && size % HeapGeometry.step == 0, tag, .largeBlock)
            try require(size <= state.heapTop - tag && isFree <= 1, tag, .largeBlock)
            try require(try word(tag + LargeTag.previous) == previous, tag, .largeBlock)
            try require(!(wasFree && isFree == 1), tag, .largeBlock)
            wasFree = isFree == 1
            previous = size
            last = tag
            tag += size
        }
        try require(state.lastLarge == last, last, .largeBlock)
    }

    private mutating func claimLarge() throws(HeapFault) {
        var tag = state.heapBase
        var free = 0
        while tag < state.heapTop {
            let size = core.load32(tag + LargeTag.size)
            try map.claim(tag, HeapGeometry.tag, as: .tag)
            if core.load32(tag + LargeTag.free) == 1 {
                try map.claim(tag + HeapGeometry.tag, size - HeapGeometry.tag, as: .freeLarge)
                free += 1
            }
            tag += size
        }
        for bin in 0..<HeapGeometry.bins {
            var before: Offset = 0
            var block = core.load32(HeapGeometry.binBase + bin * 4)
            while block != 0 {
                free -= 1
                try require(free >= 0 && map.contains(block) && map.use(block) == .tag, block, .freeList)
                try require(core.load32(block + LargeTag.free) == 1, block, .freeList)
                try require(core.bin(for: core.load32(block + LargeTag.size)) == bin, block, .freeList)
                try require(core.load32(block + LargeTag.previousFree) == before, block, .freeList)
                before = block
                block = core.load32(block + LargeTag.nextFree)
            }
        }
        try require(free == 0, state.heapBase, .freeList)
    }

    private mutating func claimSmall(_ lists: Offset) throws(HeapFault) {
        for index in 0..<HeapGeometry.smallClasses {
            var block = core.load32(lists + index * 4)
            while block != 0 {
                try require(index > 0, block, .freeList)
                try map.claim(block, index * HeapGeometry.step, as: .freeSmall)
                block = core.load32(block)
            }
        }
    }

    // MARK: Blocks in use

    /// A block that belongs to an object or to the state.
    mutating func claimData(_ offset: Offset, _ bytes: UInt32) throws(HeapFault) {
        try claim(offset, bytes, as: .data)
    }

    /// Takes a block of `bytes` as the allocator gave it: a small one anywhere in a slab, a large one behind its tag.
    mutating func claim(_ offset: Offset, _ bytes: UInt32, as use: HeapMap.Use) throws(HeapFault) {
        try require(bytes <= UInt32.max - 64, offset, .size)
        let rounded = Core.rounded(bytes)
        try map.claim(offset, rounded, as: use)
        if rounded > HeapGeometry.smallLimit {
            let tag = offset - HeapGeometry.tag
            try require(map.contains(tag) && map.use(tag) == .tag, offset, .size)
            try require(core.load32(tag + LargeTag.size) - HeapGeometry.tag >= rounded, offset, .size)
        }
        ownedBytes += UInt64(rounded)
    }
}
