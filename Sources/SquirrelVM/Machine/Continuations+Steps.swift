/// What each kind of continuation frame does with the value, or the exception, of its callee.
extension Core {
    func step(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        switch frame.kind {
        case .result, .ignore, .get, .set, .nextElement, .foreachGenerator, .call, .quietCall: return .done(value)
        case .compare: return compareStep(value)
        case .joinLeft:
            // What comes back from here on is the joined text.
            frame[0] = .integer(Int32(ContinuationKind.result.rawValue))
            return nested(joined(leftText: asText(value, of: frame[3]), frame[4]))
        case .joinRight: return .result(concatenate(frame[3], asText(value, of: frame[4])), self)
        case .text: return .done(asText(value, of: frame[3]))
        case .nextIndex: return nextIndexStep(frame, value)
        case .clone, .inherited, .construct, .newMember: return .done(frame[3])
        case .sort: return sortStep(frame, value)
        case .map: return mapStep(frame, value)
        case .apply: return applyStep(frame, value)
        case .reduce: return reduceStep(frame, value)
        case .filter: return filterStep(frame, value)
        case .nativeText: return nativeTextStep(frame, value)
        case .regexp: return regexpStep(frame)
        case .date: return dateStep(value)
        case .errorHandler: return resumeThrow(frame)
        }
    }

    /// Whether the exception was handled; if not, it goes on to the caller of the frame, which is popped.
    func caught(_ frame: ContinuationFrame) -> Bool {
        switch frame.kind {
        case .get:
            guard state.pointee.exception.isNull else { return false }
            resumeLookup(frame) { container, key, level, viaThis in
                askGetters(container, before: level, key, viaThis: viaThis)
            }
            return true
        case .set:
            guard state.pointee.exception.isNull else { return false }
            let value = frame[7]
            resumeLookup(frame) { container, key, level, viaThis in
                askSetters(container, before: level, key, value, viaThis: viaThis)
            }
            return true
        case .inherited:
            _ = continueWith(frame[3])
            return true
        case .nextElement:
            if let text = string("_nexti returned an invalid idx") { state.pointee.exception = text }
            return false
        case .sort:
            // What a `_cmp` throws stays as it is.
            if !frame[4].isNull, !state.pointee.exception.isString, let text = string("compare func failed") {
                state.pointee.exception = text
            }
            return false
        case .errorHandler:
            _ = resumeThrow(frame)
            return true
        default: return false
        }
    }

    /// A `_get` or `_set` threw null: pops its frame and looks further.
    private func resumeLookup(_ frame: ContinuationFrame, _ further: (Value, Value, Offset, Bool) -> Value) {
        let (container, key, level, viaThis) = (frame[3], frame[4], frame[5].payload, frame[6].isTrue)
        let kind = frame.kind
        state.pointee.exception = .null
        popContinuation(frame)
        let value = further(container, key, level, viaThis)
        if value.isControl { return }
        _ = topFrame.isContinuation ? continueWith(value) : deliver(value, from: kind)
    }

    private func compareStep(_ value: Value) -> ContinuationAction {
        if value.isInteger { return .done(value) }
        return .failed(fail("_cmp must return an integer"))
    }

    /// What `_tostring` gave if that is a string, else the plain text of the object.
    func asText(_ value: Value, of object: Value) -> Value {
        value.isString ? value : text(of: object) ?? outOfMemory()
    }

    private func nested(_ value: Value) -> ContinuationAction {
        value.isControl ? .control : .done(value)
    }

    private func nextIndexStep(_ frame: ContinuationFrame, _ index: Value) -> ContinuationAction {
        if index.isNull { return .done(.null) }
        let container = frame[3]
        let registers = Registers(pointer(frame.callerFrame))
        let a = Int(load8(frame.instruction &+ 1))
        registers[a &+ 1] = index
        registers[a &+ 2] = index
        // From here on the frame waits for the element.
        frame[0] = .integer(Int32(ContinuationKind.nextElement.rawValue))
        return nested(get(container, index, viaThis: false))
    }

    private func nativeTextStep(_ frame: ContinuationFrame, _ value: Value) -> ContinuationAction {
        if frame[7].isTrue { return .done(value) }
        frame[7] = .bool(true)
        let text = asText(value, of: frame[4])
        if text.isControl { return .control }
        frame.setCall(frame[3], frame[5], text)
        if frame[6].isNull { return .call(2) }
        let further = array(frame[6])
        if further.count > ContinuationFrame.maximumArguments - 2 { return .failed(fail("too many parameters")) }
        copy(from: further.slot(0), to: frame.calleeSlot &+ 24, further.count &* 8)
        return .call(2 &+ further.count)
    }
}

extension ContinuationAction {
    static func failed(_ control: Value) -> ContinuationAction { .control }

    /// A value, or memory is out.
    static func result(_ value: Value?, _ core: Core) -> ContinuationAction {
        guard let value else { return .failed(core.outOfMemory()) }
        return .done(value)
    }
}
