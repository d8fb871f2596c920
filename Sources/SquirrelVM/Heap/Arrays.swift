extension Core {
    /// A new empty array with room for `capacity` elements; nil when memory is out.
    func newArray(_ capacity: UInt32 = 0) -> ArrayObject? {
        let offset = newObject(Tag.array, ArrayObject.size)
        if offset == 0 { return nil }
        let array = ArrayObject(core: self, offset: offset)
        array.count = 0
        array.capacity = 0
        array.data = 0
        if capacity != 0 && !array.reserve(capacity) { return nil }
        return array
    }

    @inline(__always)
    func array(_ value: Value) -> ArrayObject { ArrayObject(core: self, offset: value.offset) }
}

extension ArrayObject {
    var asValue: Value { Value(tag: Tag.array, payload: offset) }

    /// Makes room for `wanted` elements; false when memory is out.
    func reserve(_ wanted: UInt32) -> Bool {
        if wanted <= capacity { return true }
        if wanted > 1 &<< 28 {
            core.requestStop(Interrupt.outOfMemory)
            return false
        }
        let block = core.allocate(wanted &* 8)
        if block == 0 { return false }
        if capacity != 0 {
            core.copy(from: data, to: block, count &* 8)
            core.deallocate(data, capacity &* 8)
        }
        data = block
        capacity = wanted
        return true
    }

    /// False when memory is out.
    func append(_ value: Value) -> Bool {
        let index = count
        if index == capacity && !reserve(max(4, index &+ index / 2)) { return false }
        core.storeValue(slot(index), value)
        core.retain(value)
        count = index &+ 1
        return true
    }

    func set(_ index: UInt32, _ value: Value) { core.assign(slot(index), value) }

    /// Sets the number of elements; new ones hold `fill`. False when memory is out.
    func resize(_ size: UInt32, fill: Value = .null) -> Bool {
        while count > size { _ = removeLast() }
        guard reserve(size) else { return false }
        var index = count
        while index < size {
            core.storeValue(slot(index), fill)
            core.retain(fill)
            index &+= 1
        }
        count = size
        return true
    }

    /// Takes the last element off; the array must not be empty.
    func removeLast() -> Value {
        let index = count &- 1
        let value = self[index]
        count = index
        core.release(value)
        return value
    }

    /// Puts `value` before element `index`, 0…count. False when memory is out.
    func insert(_ value: Value, at index: UInt32) -> Bool {
        guard append(.null) else { return false }
        let moved = Int(count &- 1 &- index) &* 8
        Platform.move(core.pointer(slot(index &+ 1)), core.pointer(slot(index)), moved)
        core.storeValue(slot(index), value)
        core.retain(value)
        return true
    }

    /// Takes element `index` out.
    func remove(at index: UInt32) -> Value {
        let value = self[index]
        let moved = Int(count &- 1 &- index) &* 8
        Platform.move(core.pointer(slot(index)), core.pointer(slot(index &+ 1)), moved)
        count &-= 1
        core.release(value)
        return value
    }

    /// A new array with elements `start` ..< `end`.
    func slice(_ start: UInt32, _ end: UInt32) -> ArrayObject? {
        guard let copy = core.newArray(end &- start) else { return nil }
        var index = start
        while index < end {
            _ = copy.append(self[index])
            index &+= 1
        }
        return copy
    }
}
