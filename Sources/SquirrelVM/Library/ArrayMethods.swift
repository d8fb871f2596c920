/// The methods of arrays; those that call script are in `ArrayCallbacks.swift` and `ArraySort.swift`.
enum ArrayMethods {
    static let all: [NativeSpec] = [
        NativeSpec(.length, "len", 1, "a"),
        NativeSpec(.arrayAppend, "append", 2, "a"),
        NativeSpec(.arrayExtend, "extend", 2, "aa"),
        NativeSpec(.arrayAppend, "push", 2, "a"),
        NativeSpec(.arrayPop, "pop", 1, "a"),
        NativeSpec(.arrayTop, "top", 1, "a"),
        NativeSpec(.arrayInsert, "insert", 3, "an"),
        NativeSpec(.arrayRemove, "remove", 2, "an"),
        NativeSpec(.arrayResize, "resize", -2, "an"),
        NativeSpec(.arrayReverse, "reverse", 1, "a"),
        NativeSpec(.arraySort, "sort", -1, "ac"),
        NativeSpec(.arraySlice, "slice", -1, "ann"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
        NativeSpec(.clear, "clear", 1, "."),
        NativeSpec(.arrayMap, "map", 2, "ac"),
        NativeSpec(.arrayApply, "apply", 2, "ac"),
        NativeSpec(.arrayReduce, "reduce", 2, "ac"),
        NativeSpec(.arrayFilter, "filter", 2, "ac"),
        NativeSpec(.arrayFind, "find", 2, "a."),
    ]
}

extension Core {
    /// `extend(array)`: weak references stay weak references.
    func arrayExtend(_ call: NativeCall) -> Value {
        let (target, source) = (array(call.this), array(call[1]))
        let count = source.count
        let (wanted, overflow) = target.count.addingReportingOverflow(count)
        let room = target.capacity
        if overflow || (wanted > room && !target.reserve(max(wanted, room &+ room / 2))) { return outOfMemory() }
        var index: UInt32 = 0
        while index < count {
            _ = target.append(source[index])
            index &+= 1
        }
        charge(count &>> 5)
        return .null
    }

    /// `pop()`: the last element as it is kept, so a weak reference shows itself.
    func arrayPop(_ call: NativeCall) -> Value {
        let array = array(call.this)
        return array.count == 0 ? fail("empty array") : array.removeLast()
    }

    func arrayTop(_ call: NativeCall) -> Value {
        let array = array(call.this)
        return array.count == 0 ? fail("top() on a empty array") : array[array.count &- 1]
    }

    /// `insert(index, value)`
    func arrayInsert(_ call: NativeCall) -> Value {
        let array = array(call.this)
        let index = call.integer(1)
        if index < 0 || UInt32(index) > array.count { return fail("index out of range") }
        charge((array.count &- UInt32(index)) &>> 7)
        return array.insert(call[2], at: UInt32(index)) ? .null : outOfMemory()
    }

    /// `remove(index)`: the removed element.
    func arrayRemove(_ call: NativeCall) -> Value {
        let array = array(call.this)
        let index = call.integer(1)
        if index < 0 || UInt32(index) >= array.count { return fail("idx out of range") }
        charge((array.count &- UInt32(index)) &>> 7)
        return resolved(array.remove(at: UInt32(index)))
    }

    /// `resize(size[, fill])`
    func arrayResize(_ call: NativeCall) -> Value {
        let array = array(call.this)
        let size = call.integer(1)
        if size < 0 { return fail("negative size") }
        let before = array.count
        if !array.resize(UInt32(size), fill: call.optional(2) ?? .null) { return outOfMemory() }
        charge((max(before, array.count) &- min(before, array.count)) &>> 5)
        return .null
    }

    func arrayReverse(_ call: NativeCall) -> Value {
        let array = array(call.this)
        var (low, high) = (UInt32(0), array.count)
        while low &+ 1 < high {
            high &-= 1
            let value = array[low]
            storeValue(array.slot(low), array[high])
            storeValue(array.slot(high), value)
            low &+= 1
        }
        charge(array.count &>> 5)
        return .null
    }

    /// `slice(start[, end])`: weak references show what they lead to.
    func arraySlice(_ call: NativeCall) -> Value {
        let array = array(call.this)
        guard let (start, end) = sliceRange(call, count: array.count) else { return .control }
        guard let copy = newArray(end &- start) else { return outOfMemory() }
        charge((end &- start) &>> 3)
        // No register holds the copy yet, and looking through a weak reference may free what nothing holds.
        retain(object: copy.offset)
        var index = start
        while index < end {
            _ = copy.append(resolved(array[index]))
            index &+= 1
        }
        release(object: copy.offset)
        return copy.asValue
    }

    /// The bounds that the arguments of `slice` name, negative ones counted from the end. Nil after an error.
    func sliceRange(_ call: NativeCall, count: UInt32) -> (start: UInt32, end: UInt32)? {
        let length = Int(count)
        var start = call.count > 1 ? Int(call.integer(1)) : 0
        var end = call.count > 2 ? Int(call.integer(2)) : length
        if start < 0 { start += length }
        if end < 0 { end += length }
        if end < start {
            _ = fail("wrong indexes")
            return nil
        }
        // 3.0.4 looks only at the end; a start before the beginning would read foreign memory.
        if end > length || start < 0 {
            _ = fail("slice out of range")
            return nil
        }
        return (UInt32(start), UInt32(end))
    }

    /// `find(value)`: the index of the first equal element, or null.
    func arrayFind(_ call: NativeCall) -> Value {
        let array = array(call.this)
        let wanted = call[1]
        charge(array.count &>> 5)
        var index: UInt32 = 0
        while index < array.count {
            if equals(resolved(array[index]), wanted) { return .integer(Int32(bitPattern: index)) }
            index &+= 1
        }
        return .null
    }
}
