/// What can only be told once every object has been looked at.
extension HeapChecker {
    mutating func checkTogether() throws(HeapFault) {
        try checkDelegates()
        for object in classes { try checkClassParts(object) }
        for object in instances { try checkInstanceParts(object) }
        for object in generators { try checkGenerator(GeneratorObject(core: core, offset: object)) }
        try checkStringsDiffer()
    }

    /// Every count must be the number of slots that hold the object, and an object that no slot holds must be queued.
    func checkCounts() throws(HeapFault) {
        for object in objects {
            try checkFlags(object)
            let count = core.load32(object + 4)
            if count >= Header.immortal || isExhausted { continue }
            let holders = map.holders(of: object)
            try require(count >= holders, object, .tooFew)
            try require(count <= holders, object, .counted)
            try require(count > 0 || core.hasFlag(object, Header.queued), object, .queue)
        }
        try checkNothingLost()
        try require(UInt64(state.used) == ownedBytes || isExhausted, 0, .used)
    }

    private func checkFlags(_ object: Offset) throws(HeapFault) {
        let queued = core.hasFlag(object, Header.queued)
        try require(queued == map.has(HeapMap.Mark.queued, object), object, .queue)
        let weaklyHeld = core.hasFlag(object, Header.weaklyHeld)
        try require(weaklyHeld == map.has(HeapMap.Mark.weaklyHeld, object), object, .weak)
    }

    // MARK: Memory that belongs to nothing

    private func checkNothingLost() throws(HeapFault) {
        var tag = state.heapBase
        while tag < state.heapTop {
            let size = core.load32(tag + LargeTag.size)
            if core.load32(tag + LargeTag.free) == 0 {
                try checkOwned(tag + HeapGeometry.tag, size - HeapGeometry.tag)
            }
            tag += size
        }
    }

    /// A large block is one object's, or a slab of small blocks all of which belong to something.
    private func checkOwned(_ body: Offset, _ bytes: UInt32) throws(HeapFault) {
        let first = map.use(body)
        var at = body + HeapGeometry.step
        if first == .object || first == .data {
            while at < body + bytes && map.use(at) == .inside { at += HeapGeometry.step }
        }
        let isSlab = at - body <= HeapGeometry.smallLimit
        if isSlab {
            at = body
            let end = body + min(bytes, HeapGeometry.slabBytes)
            while at < end {
                try require(map.use(at) != .unclaimed || isExhausted, at, .lost)
                at += HeapGeometry.step
            }
        }
        // What the allocator gave on top, as it was not worth splitting off.
        while at < body + bytes {
            try require(map.use(at) == .unclaimed, at, .overlap)
            at += HeapGeometry.step
        }
    }
}
