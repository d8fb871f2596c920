/// `array.sort`: the heap sort of 3.0.4, comparison by comparison, so that comparators see what they saw there.
///
/// Register 3 is the array, 4 the function or null, 5 the outer counter, 6 the root of the sift, 7 its child. The
/// outer counter falls from n/2 to 0 while the heap is built, then from n-1 to 1 as values are taken off it; the
/// second phase is counted below zero. Weak references are compared as they are.
private struct SortState {
    let frame: ContinuationFrame

    /// The outer counter, and whether the heap stands.
    var index: Int32 {
        get { frame[5].integer >= 0 ? frame[5].integer : ~frame[5].integer }
        nonmutating set { frame[5] = .integer(isExtracting ? ~newValue : newValue) }
    }
    var isExtracting: Bool { frame[5].integer < 0 }
    func startExtracting(at index: Int32) { frame[5] = .integer(~index) }
    var root: Int32 {
        get { frame[6].integer }
        nonmutating set { frame[6] = .integer(newValue) }
    }
    /// The child that is compared, -1 while none is: doubled, plus one while its neighbour is compared with it.
    var child: Int32 {
        get { frame[7].integer &>> 1 }
        nonmutating set { frame[7] = .integer(newValue &* 2) }
    }
    var isChoosingChild: Bool { frame[7].integer & 1 != 0 && frame[7].integer >= 0 }
    func chooseChild(_ child: Int32) { frame[7] = .integer(child &* 2 &+ 1) }
    var isComparing: Bool { frame[7].integer >= 0 }
    func stopComparing() { frame[7] = .integer(-2) }
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
        let sort = SortState(frame: frame)
        frame[5] = .integer(Int32(bitPattern: array.count / 2))
        sort.root = sort.index
        sort.stopComparing()
        return proceed(frame, .null)
    }

    /// Takes the result of a comparison, if one was under way, and goes on to the next.
    func sortStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        let sort = SortState(frame: frame)
        let array = array(frame[3])
        var order: Int32 = 0
        if sort.isComparing {
            guard let result = comparison(value, isMetamethod: frame[4].isNull) else { return .control }
            order = result
        }
        while true {
            if sort.isComparing {
                guard take(order, sort, array) else { return .control }
            }
            guard let (left, right) = nextComparison(sort, array) else { return .done(.null) }
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
    private func take(_ order: Int32, _ sort: SortState, _ array: ArrayObject) -> Bool {
        if sort.isChoosingChild {
            sort.child = order > 0 ? sort.child : sort.child &+ 1
            return true
        }
        let (root, child) = (sort.root, sort.child)
        sort.stopComparing()
        if order >= 0 {
            sort.root = -1
            return true
        }
        if root == child || UInt32(child) >= array.count || UInt32(root) >= array.count {
            _ = fail("inconsistent compare function")
            return false
        }
        array.swap(UInt32(root), UInt32(child))
        sort.root = child
        return true
    }

    /// The two values to compare next; nil when the array is sorted.
    private func nextComparison(_ sort: SortState, _ array: ArrayObject) -> (Value, Value)? {
        let count = Int32(bitPattern: array.count)
        while true {
            if sort.isComparing {
                // The child is chosen: the root is compared with it.
                let (root, child) = (sort.root, sort.child)
                if root >= count || child >= count { return nil }
                return (array[UInt32(root)], array[UInt32(child)])
            }
            let bottom = sort.isExtracting ? sort.index &- 1 : count &- 1
            if sort.root >= 0 && sort.root &* 2 <= bottom {
                let child = sort.root &* 2
                if child == bottom {
                    sort.child = child
                    continue
                }
                if child &+ 1 >= count { return nil }
                sort.chooseChild(child)
                return (array[UInt32(child)], array[UInt32(child &+ 1)])
            }
            if !advance(sort, array) { return nil }
        }
    }

    /// Starts the next sift; false at the end.
    private func advance(_ sort: SortState, _ array: ArrayObject) -> Bool {
        let count = Int32(bitPattern: array.count)
        if !sort.isExtracting {
            if sort.index > 0 {
                sort.index &-= 1
                sort.root = sort.index
                return true
            }
            sort.startExtracting(at: count)
        }
        sort.index &-= 1
        if sort.index < 1 || sort.index >= count { return false }
        array.swap(0, UInt32(sort.index))
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
