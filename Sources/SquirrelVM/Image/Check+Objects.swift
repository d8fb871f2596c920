/// Following references by the layout table.
extension HeapChecker {
    // MARK: Objects

    /// Takes the memory of every object that the object map knows.
    mutating func claimObjects() throws(HeapFault) {
        let state = state
        // To its end: a bit behind the part in use would count once the heap has grown.
        for at in stride(from: state.objectMap, to: state.heapBase, by: 8) {
            var bits = core.load64(at)
            while bits != 0 {
                let granule = UInt64(at - state.objectMap) * 8 + UInt64(bits.trailingZeroBitCount)
                bits &= bits - 1
                let object = UInt64(state.heapBase) + granule * UInt64(HeapGeometry.step)
                try require(object + UInt64(Header.size) <= UInt64(state.heapTop), at, .objectMap)
                try claimObject(Offset(object))
            }
        }
    }

    private mutating func claimObject(_ object: Offset) throws(HeapFault) {
        let kind = core.kind(object)
        try claim(object, try objectBytes(object, kind), as: .object)
        try require(core.load32(object) & Header.marked == 0, object, .header)
        if kind == Tag.string { try checkString(object) }
        objects.append(object)
    }

    // MARK: References

    /// There must be an object of this kind.
    func expect(_ object: Offset, as kind: UInt32) throws(HeapFault) {
        try require(map.isObject(object), object, .outside)
        try require(core.kind(object) == kind, object, .reference)
    }

    /// The same, held by a slot that counts.
    mutating func hold(_ object: Offset, as kind: UInt32) throws(HeapFault) {
        try expect(object, as: kind)
        map.addHolder(of: object)
    }

    /// The same, and nothing else leads there: the machine trusts what it keeps in it.
    mutating func own(_ object: Offset, as kind: UInt32) throws(HeapFault) {
        try hold(object, as: kind)
        try take(object, as: .own)
    }

    /// Notes what an object that was found is to one that leads to it.
    mutating func take(_ object: Offset, as role: HeapMap.Role) throws(HeapFault) {
        try require(map.take(object, as: role), object, .shared)
    }

    /// There must be a value that a program may see.
    mutating func expect(_ value: Value, at slot: Offset) throws(HeapFault) {
        switch value.tag {
        case Tag.integer, Tag.float: return
        case Tag.null: try require(value.payload == 0, slot, .value)
        case Tag.bool: try require(value.payload <= 1, slot, .value)
        case Tag.string...Tag.weakReference:
            try expect(value.offset, as: value.tag)
            try take(value.offset, as: .value)
        default: throw fail(slot, .value)
        }
    }

    /// The same, in a slot that counts.
    mutating func hold(_ value: Value, at slot: Offset) throws(HeapFault) {
        try expect(value, at: slot)
        if value.isHeap { map.addHolder(of: value.offset) }
    }

    // MARK: Following

    /// Looks at all that an object holds, and at what its kind demands.
    mutating func follow(_ object: Offset) throws(HeapFault) {
        let kind = core.kind(object)
        try followFixed(object, kind)
        try followTail(object, kind)
        try checkKind(object, kind)
    }

    private mutating func followFixed(_ object: Offset, _ kind: UInt32) throws(HeapFault) {
        let layout = Layout.of(kind)
        var bits = layout.references
        while bits != 0 {
            let byte = UInt32(bits.trailingZeroBitCount) * 4
            let held = core.load32(object + byte)
            if held != 0 {
                try follow(held, as: Layout.target(kind, byte), isOwn: layout.owned & bits & ~(bits - 1) != 0)
            }
            bits &= bits - 1
        }
        bits = layout.values
        while bits != 0 {
            let slot = object + UInt32(bits.trailingZeroBitCount) * 4
            try hold(core.loadValue(slot), at: slot)
            bits &= bits - 1
        }
    }

    private mutating func follow(_ held: Offset, as kind: UInt32, isOwn: Bool) throws(HeapFault) {
        if isOwn { return try own(held, as: kind) }
        try hold(held, as: kind)
        // The class says what a buffer is.
        if kind != Tag.buffer { try take(held, as: .value) }
    }

    private mutating func followTail(_ object: Offset, _ kind: UInt32) throws(HeapFault) {
        let layout = Layout.of(kind)
        switch layout.tail {
        case .none, .bytes: return
        case .values(let count):
            if kind == Tag.closure { return try followClosure(object) }
            try holdAll(object + layout.fixedSize, core.load32(object + count))
        case .list(let data, let count, let capacity):
            let list = (core.load32(object + data), core.load32(object + count), core.load32(object + capacity))
            try followList(object, list.0, list.1, list.2)
        case .nodes(let data, let mask):
            try followNodes(object, core.load32(object + data), core.load32(object + mask))
        case .sized:
            if kind == Tag.generator { try followGenerator(object) } else { try followPrototype(object) }
        }
    }

    mutating func holdAll(_ first: Offset, _ count: UInt32) throws(HeapFault) {
        for index in 0..<count { try hold(core.loadValue(first + index * 8), at: first + index * 8) }
    }

    /// An array's elements. The loader's list of functions is the only array with such values; nothing holds it.
    private mutating func followList(
        _ object: Offset, _ data: Offset, _ count: UInt32, _ capacity: UInt32
    ) throws(HeapFault) {
        try require(count <= capacity && capacity <= 1 << 28, object, .array)
        if capacity == 0 { return try require(data == 0, object, .array) }
        try claimData(data, capacity * 8)
        let isHeld = core.load32(object + 4) != 0
        var holdsFunctions = false
        for index in 0..<count {
            let element = core.loadValue(data + index * 8)
            if !isHeld && element.tag == Tag.prototype {
                try hold(element.offset, as: Tag.prototype)
                holdsFunctions = true
            } else {
                try hold(element, at: data + index * 8)
            }
        }
        if holdsFunctions { try take(object, as: .own) }
    }

    private mutating func followNodes(_ object: Offset, _ nodes: Offset, _ mask: UInt32) throws(HeapFault) {
        try require(mask >= 3 && mask < 1 << 26 && mask & (mask + 1) == 0, object, .table)
        if nodes == state.emptyNodes { return try require(mask == Core.smallestTable - 1, object, .table) }
        try claimData(nodes, (mask + 1) * Node.size)
        for index in 0...mask {
            let node = nodes + index * Node.size
            try hold(core.loadValue(node), at: node)
            try hold(core.loadValue(node + Node.value), at: node)
        }
    }

    // MARK: Sizes

    /// Bytes of an object, its fixed part being inside the heap.
    private func objectBytes(_ object: Offset, _ kind: UInt32) throws(HeapFault) -> UInt32 {
        try require(kind >= Tag.firstHeap && kind < Tag.end, object, .kind)
        let layout = Layout.of(kind)
        try require(layout.fixedSize <= state.heapTop - object, object, .size)
        let bytes: UInt64
        switch layout.tail {
        case .none, .list, .nodes: bytes = UInt64(layout.fixedSize)
        case .values(let count): bytes = UInt64(layout.fixedSize) + UInt64(core.load32(object + count)) * 8
        case .bytes(let count, let extra):
            bytes = UInt64(layout.fixedSize) + UInt64(core.load32(object + count)) + UInt64(extra)
        case .sized(let size): bytes = UInt64(core.load32(object + size))
        }
        try require(bytes >= layout.fixedSize && bytes <= UInt64(state.heapTop - object), object, .size)
        return UInt32(bytes)
    }
}

extension Layout {
    /// The kind of object that the reference at a byte of an object leads to.
    static func target(_ kind: UInt32, _ byte: UInt32) -> UInt32 {
        switch (kind, byte) {
        case (Tag.table, _): Tag.table
        case (Tag.closure, 8): Tag.prototype
        case (Tag.closure, _): Tag.classObject
        case (Tag.native, _), (Tag.prototype, _), (Tag.classObject, 56): Tag.string
        case (Tag.classObject, 8): Tag.table
        case (Tag.classObject, 12): Tag.classObject
        case (Tag.classObject, _): Tag.array
        case (Tag.instance, 8): Tag.classObject
        case (Tag.instance, _): Tag.buffer
        case (Tag.generator, _): Tag.closure
        default: Tag.end
        }
    }
}
