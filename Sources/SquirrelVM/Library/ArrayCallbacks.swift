/// Array methods that call script: each is a continuation frame whose registers hold where it stands.
///
/// Register 3 is the array, 4 the function, 5 the index of the element under way, 6 and 7 belong to the method. How
/// many elements there are is settled at the start. Where the function has shortened the array since, the missing
/// elements read as the last one that was there, as in 3.0.4.
extension Core {
    /// `map(f)`: register 6 is the result, as long as the array was, 7 the element.
    func startMap(_ call: NativeCall) -> Value {
        let count = array(call.this).count
        if count == 0 { return newArray()?.asValue ?? outOfMemory() }
        guard let result = newArray(count), result.resize(count) else { return outOfMemory() }
        return startWalk(.map, call, state: result.asValue)
    }

    /// `apply(f)`: register 6 is the number of elements, 7 the element.
    func startApply(_ call: NativeCall) -> Value { startCountedWalk(.apply, call) }

    /// `filter(f)`: register 6 is the result with the element under way at its end, 7 the number of elements.
    func startFilter(_ call: NativeCall) -> Value {
        let count = array(call.this).count
        guard let result = newArray() else { return outOfMemory() }
        if count == 0 { return result.asValue }
        return startWalk(.filter, call, state: result.asValue, .integer(Int32(bitPattern: count)))
    }

    /// `reduce(f)`: register 6 is the number of elements, 7 the element.
    func startReduce(_ call: NativeCall) -> Value {
        let array = array(call.this)
        if array.count == 0 { return .null }
        if array.count == 1 { return resolved(array[0]) }
        return startCountedWalk(.reduce, call)
    }

    private func startCountedWalk(_ kind: ContinuationKind, _ call: NativeCall) -> Value {
        let count = array(call.this).count
        if count == 0 { return .null }
        return startWalk(kind, call, state: .integer(Int32(bitPattern: count)))
    }

    private func startWalk(
        _ kind: ContinuationKind, _ call: NativeCall, state first: Value, _ second: Value = .null
    )
        -> Value
    {
        let (this, function) = (call.this, call[1])
        guard let frame = pushContinuation(kind, above: call.end) else { return .control }
        frame[3] = this
        frame[4] = function
        frame[5] = .integer(-1)
        frame[6] = first
        frame[7] = second
        return proceed(frame, .null)
    }

    /// The index of the next element, or nil behind the last of `count`.
    private func advance(_ frame: ContinuationFrame, to count: UInt32) -> UInt32? {
        let next = UInt32(bitPattern: frame[5].integer &+ 1)
        if next >= count { return nil }
        frame[5] = .integer(Int32(bitPattern: next))
        return next
    }

    /// Loads element `index` into register 7, if the array still has it.
    private func loadElement(_ frame: ContinuationFrame, _ index: UInt32) {
        let array = array(frame[3])
        if index < array.count { frame[7] = resolved(array[index]) }
    }

    func mapStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        let result = array(frame[6])
        // In a loaded image the program may know the result, and shorten it.
        if frame[5].integer >= 0 && frame[5].payload < result.count { result.set(frame[5].payload, value) }
        guard let next = advance(frame, to: result.count) else { return .done(frame[6]) }
        loadElement(frame, next)
        frame.setCall(frame[4], frame[3], frame[7])
        return .call(2)
    }

    func applyStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        let array = array(frame[3])
        if frame[5].integer >= 0 && frame[5].payload < array.count { array.set(frame[5].payload, value) }
        guard let next = advance(frame, to: frame[6].payload) else { return .done(.null) }
        loadElement(frame, next)
        frame.setCall(frame[4], frame[3], frame[7])
        return .call(2)
    }

    func filterStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        let result = array(frame[6])
        let isKept = frame[5].integer < 0 || value.isTrue
        guard let next = advance(frame, to: frame[7].payload) else {
            if !isKept && result.count != 0 { _ = result.removeLast() }
            return .done(frame[6])
        }
        guard setCandidate(frame, next, result, appends: isKept) else { return .failed(outOfMemory()) }
        frame.setCall(frame[4], frame[3], frame[5], result[result.count &- 1])
        return .call(3)
    }

    /// Puts element `index` at the end of a filter's result, in place of the last candidate if that was refused. The
    /// result is empty only before the first, and where a loaded image made it so.
    private func setCandidate(
        _ frame: ContinuationFrame, _ index: UInt32, _ result: ArrayObject, appends: Bool
    ) -> Bool {
        let array = array(frame[3])
        let last = result.count &- 1
        let isEmpty = result.count == 0
        let element = index < array.count ? resolved(array[index]) : isEmpty ? .null : result[last]
        if appends || isEmpty { return result.append(element) }
        result.set(last, element)
        return true
    }

    func reduceStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        if frame[5].integer < 0 {
            frame[5] = .integer(0)
            loadElement(frame, 0)
            return reduceStep(frame, frame[7])
        }
        guard let next = advance(frame, to: frame[6].payload) else { return .done(value) }
        // The value is kept alive by its place in the call while the element is looked up.
        frame.setCall(frame[4], frame[3], value)
        state.pointee.argumentsEnd = frame.calleeSlot &+ 32
        loadElement(frame, next)
        frame.setCall(frame[4], frame[3], value, frame[7])
        return .call(3)
    }
}
