/// `array.sort`: the heap sort of 3.0.4, comparison by comparison, so that comparators see what they saw there.
///
/// Register 3 of the frame is the array, 4 the function or null, 5…7 are this state. While the heap is built, `index`
/// falls from n/2 to 0, then from n-1 to 1 as values are taken off it. Weak references are compared as they are.
private struct SortState {
    /// The outer counter.
    var index: Int32
    /// The heap stands; values are taken off it.
    var isExtracting: Bool
    /// The root of the sift, -1 when it has come to its end.
    var root: Int32
    /// The root's child under comparison, -1 while none is.
    var child: Int32
    /// The child is compared with its neighbour, not yet with the root.
    var isChoosingChild = false

    init(count: UInt32) {
        index = Int32(bitPattern: count / 2)
        isExtracting = false
        root = index
        child = -1
    }

    @inline(__always)
    init(_ frame: ContinuationFrame) {
        let (counter, place) = (frame[5].integer, frame[7].integer)
        index = counter >= 0 ? counter : ~counter
        isExtracting = counter < 0
        root = frame[6].integer
        child = place &>> 1
        isChoosingChild = place >= 0 && place & 1 != 0
    }

    @inline(__always)
    func store(_ frame: ContinuationFrame) {
        frame[5] = .integer(isExtracting ? ~index : index)
        frame[6] = .integer(root)
        frame[7] = .integer(child &* 2 &+ (isChoosingChild ? 1 : 0))
    }

    var isComparing: Bool { child >= 0 }
}

extension Core {
    func startSort(_ call: NativeCall) -> Value {
        let array = array(call.this)
        if array.count < 2 { return .null }
        // Any further argument makes 3.0.4 forget the function.
        let function = call.count == 2 ? call[1] : .null
        if function.isNull && array.holdsOnlyIntegers {
            array.sortIntegers()
            charge(array.count &* 2)
            return .null
        }
        let this = call.this
        guard let frame = pushContinuation(.sort, above: call.end) else { return .control }
        frame[3] = this
        frame[4] = function
        SortState(count: array.count).store(frame)
        return proceed(frame, .null)
    }

    /// Takes the result of a comparison, if one was under way, and goes on to the next.
    func sortStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        var sort = SortState(frame)
        let array = array(frame[3])
        var order: Int32 = 0
        if sort.isComparing {
            guard let result = comparison(value, isMetamethod: frame[4].isNull) else { return .control }
            order = result
        }
        while true {
            if sort.isComparing && !take(order, &sort, array) { return .control }
            guard let (left, right) = nextComparison(&sort, array) else { return .done(.null) }
            sort.store(frame)
            if !frame[4].isNull {
                frame.setCall(frame[4], Value(tag: Tag.table, payload: state.pointee.rootTable), left, right)
                return .call(3)
            }
            let method = comparisonMethod(left, right)
            if !method.isNull {
                frame.setCall(method, left, right)
                return .call(2)
            }
            let result = compare(left, right, .threeWay)
            if result.isControl { return .control }
            order = result.integer
            charge(1)
            if state.pointee.budget < 0 { return .yield(result) }
        }
    }

    /// What the function, or `_cmp`, came to. Nil after an error.
    private func comparison(_ value: Value, isMetamethod: Bool) -> Int32? {
        if isMetamethod ? value.isInteger : value.isNumber { return integerValue(value) }
        _ =
            isMetamethod
            ? fail("_cmp must return an integer")
            : fail("numeric value expected as return value of the compare function")
        return nil
    }

    /// The `_cmp` that orders two values, or null. Called from here, it needs no frame of its own.
    private func comparisonMethod(_ left: Value, _ right: Value) -> Value {
        left.tag == right.tag && left.bits != right.bits ? metamethod(of: left, .cmp) : .null
    }

    /// Applies the result of a comparison. False after an error.
    @inline(__always)
    private func take(_ order: Int32, _ sort: inout SortState, _ array: ArrayObject) -> Bool {
        if sort.isChoosingChild {
            sort.isChoosingChild = false
            if order <= 0 { sort.child &+= 1 }
            return true
        }
        let (root, child) = (sort.root, sort.child)
        sort.child = -1
        if order >= 0 {
            sort.root = -1
            return true
        }
        if root == child || UInt32(bitPattern: child) >= array.count || UInt32(bitPattern: root) >= array.count {
            _ = fail("inconsistent compare function")
            return false
        }
        array.swap(UInt32(bitPattern: root), UInt32(bitPattern: child))
        sort.root = child
        return true
    }

    /// The two values to compare next; nil when the array is sorted.
    @inline(__always)
    private func nextComparison(_ sort: inout SortState, _ array: ArrayObject) -> (Value, Value)? {
        let count = Int32(bitPattern: array.count)
        while true {
            if sort.isComparing {
                // The child is chosen: the root is compared with it.
                if sort.root >= count || sort.child >= count { return nil }
                return (array[UInt32(bitPattern: sort.root)], array[UInt32(bitPattern: sort.child)])
            }
            let bottom = sort.isExtracting ? sort.index &- 1 : count &- 1
            let child = sort.root &* 2
            if sort.root >= 0 && child <= bottom {
                sort.child = child
                if child == bottom { continue }
                if child &+ 1 >= count { return nil }
                sort.isChoosingChild = true
                return (array[UInt32(bitPattern: child)], array[UInt32(bitPattern: child &+ 1)])
            }
            if !advance(&sort, array) { return nil }
        }
    }

    /// Starts the next sift; false at the end.
    private func advance(_ sort: inout SortState, _ array: ArrayObject) -> Bool {
        let count = Int32(bitPattern: array.count)
        if !sort.isExtracting {
            // Where the array was shortened there is nothing to sift.
            sort.index = min(sort.index, count)
            if sort.index > 0 {
                sort.index &-= 1
                sort.root = sort.index
                return true
            }
            sort.isExtracting = true
            sort.index = count
        }
        sort.index &-= 1
        if sort.index < 1 || sort.index >= count { return false }
        array.swap(0, UInt32(bitPattern: sort.index))
        sort.root = 0
        return true
    }
}

extension ArrayObject {
    fileprivate func swap(_ a: UInt32, _ b: UInt32) {
        let value = self[a]
        core.storeValue(slot(a), self[b])
        core.storeValue(slot(b), value)
    }

    fileprivate var holdsOnlyIntegers: Bool {
        var index: UInt32 = 0
        while index < count {
            if !self[index].isInteger { return false }
            index &+= 1
        }
        return true
    }

    /// Equal integers cannot be told apart, so any algorithm will do.
    fileprivate func sortIntegers() {
        let start = core.pointer(data).assumingMemoryBound(to: UInt64.self)
        var values = UnsafeMutableBufferPointer(start: start, count: Int(count))
        values.sort { Int32(truncatingIfNeeded: $0) < Int32(truncatingIfNeeded: $1) }
    }
}
