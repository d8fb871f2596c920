/// Exceptions: finding who catches one, and reporting those that nobody does.
extension Core {
    /// Handles the pending exception: goes on at a handler, in a continuation frame, or leaves the machine.
    func unwind() {
        if reportIfUncaught() { return }
        while true {
            state.pointee.throwing = 0
            let top = topFrame
            if top.isHost {
                leaveUncaught()
                return
            }
            if top.isContinuation {
                let frame = ContinuationFrame(core: self, frame: top.frame)
                if caught(frame) {
                    // Looking further may have raised another exception.
                    if state.pointee.throwing == 0 { return }
                    if reportIfUncaught() { return }
                    continue
                }
                let isTransparent = frame.kind.isTransparent
                popContinuation(frame)
                if !isTransparent && reportIfUncaught() { return }
            } else {
                if let handler = handler(top) {
                    enter(handler, top)
                    return
                }
                abandon(top)
            }
        }
    }

    private func leaveUncaught() {
        state.pointee.result = state.pointee.exception
        state.pointee.exception = .null
        // The callee's slot still holds the link of its frame.
        storeValue(hostFrame, .null)
        state.pointee.exit = ExitCode.uncaught
    }

    /// The row of the innermost handler around a frame's instruction.
    private func handler(_ cursor: FrameCursor) -> Offset? {
        let prototype = cursor.prototype
        let word = (cursor.pc &- prototype.code) &>> 2 &- 1
        charge(prototype.handlerCount &>> 5)
        var index: UInt32 = 0
        while index < prototype.handlerCount {
            let row = prototype.handlers &+ index &* HandlerRecord.size
            if word >= load32(row) && word < load32(row &+ HandlerRecord.end) { return row }
            index &+= 1
        }
        return nil
    }

    private func enter(_ row: Offset, _ cursor: FrameCursor) {
        let place = cursor.frame &+ load32(row &+ HandlerRecord.register) &* 8
        closeOuters(from: place)
        storeValue(place, state.pointee.exception)
        state.pointee.exception = .null
        state.pointee.frame = cursor.frame
        state.pointee.pc = cursor.prototype.code &+ load32(row &+ HandlerRecord.target) &* 4
    }

    /// Leaves a script frame by an exception.
    private func abandon(_ cursor: FrameCursor) {
        closeOuters(from: cursor.frame)
        let prototype = cursor.prototype
        if prototype.isGenerator {
            let place = prototype.parameterCount &+ (prototype.isVariadic ? 1 : 0)
            let value = loadValue(cursor.frame &+ place &* 8)
            if value.tag == Tag.generator { generator(value).kill() }
        }
        var caller = cursor
        caller.pop()
        state.pointee.frame = caller.frame
        state.pointee.pc = caller.pc
    }

    /// Leaves the machine for a host that wants to see exceptions; no frame is gone yet. The next run goes on with it.
    @inline(never)
    func showThrow() -> Bool {
        guard state.pointee.throwing == Throwing.pending else { return false }
        state.pointee.throwing = Throwing.shown
        state.pointee.exit = ExitCode.interrupted
        return true
    }

    // MARK: Reports

    /// Writes a report if no handler up to the next native, or the host, will catch the exception.
    ///
    /// Between the throw and there no frame is gone yet, so the report has the whole call stack. Natives that stay
    /// quiet end the search: what leaves them counts as thrown anew by their caller. True where the program's own
    /// error handler takes the report's place and is to run first.
    private func reportIfUncaught() -> Bool {
        if state.pointee.fatal != 0 || state.pointee.throwing == Throwing.handled { return false }
        var cursor = topFrame
        while !cursor.isHost {
            if cursor.isContinuation {
                let kind = ContinuationFrame(core: self, frame: cursor.frame).kind
                if kind == .call { break }
                if !kind.isTransparent { return false }
            } else if handler(cursor) != nil {
                return false
            }
            cursor.pop()
        }
        if startErrorHandler() { return true }
        report(state.pointee.exception)
        return false
    }

    /// Calls the function that `seterrorhandler` named with the exception, before any frame is gone.
    private func startErrorHandler() -> Bool {
        let function = libraryValue(.errorHandler)
        let exception = state.pointee.exception
        if function.isNull || state.pointee.depth &+ 1 > state.pointee.depthLimit { return false }
        state.pointee.throwing = 0
        guard let frame = pushContinuation(.errorHandler) else { return false }
        frame[3] = exception
        state.pointee.exception = .null
        frame.setCall(function, Value(tag: Tag.table, payload: state.pointee.rootTable), exception)
        let value = callFromContinuation(frame, count: 2)
        return value.isControl
    }

    /// The error handler is done: its exception goes on.
    func resumeThrow(_ frame: ContinuationFrame) -> ContinuationAction {
        let exception = frame[3]
        popContinuation(frame)
        raise(exception)
        state.pointee.throwing = Throwing.handled
        return .control
    }

    /// Adds a report for the driver: the exception, then function, source and line of each frame, innermost first.
    func report(_ exception: Value) {
        guard let report = newArray(16), report.append(exception) else { return }
        let isWhole = forEachTraced { name, source, line in
            report.append(name) && report.append(source) && report.append(.integer(line))
        }
        guard isWhole else { return }
        if state.pointee.reports == 0 {
            guard let list = newArray(4) else { return }
            list.keep(asRoot: &state.pointee.reports)
        }
        _ = ArrayObject(core: self, offset: state.pointee.reports).append(report.asValue)
        requestStop(Interrupt.report)
    }

    /// Visits the script frames of a trace, innermost first, with the function's name, null for none, its source and the
    /// line. False where the body stopped it.
    @inline(__always)
    func forEachTraced(_ body: (_ name: Value, _ source: Value, _ line: Int32) -> Bool) -> Bool {
        var cursor = topFrame
        var depth = 0
        while !cursor.isHost && depth < Core.longestTrace {
            if !cursor.isContinuation {
                let prototype = cursor.prototype
                let (source, line) = prototype.position(of: (cursor.pc &- prototype.code) &>> 2 &- 1)
                let name = prototype.name == 0 ? Value.null : Value(tag: Tag.string, payload: prototype.name)
                if !body(name, Value(tag: Tag.string, payload: source), line) { return false }
                depth += 1
            }
            cursor.pop()
        }
        return true
    }

    /// Frames that a report names at most.
    static let longestTrace = 64
}

/// A row of a prototype's table of handlers.
enum HandlerRecord {
    static let size: UInt32 = 16
    static let end: UInt32 = 4
    static let target: UInt32 = 8
    static let register: UInt32 = 12
}

/// A row of a prototype's line table: first word, line, source.
enum LineRecord {
    static let size: UInt32 = 12
}

extension Prototype {
    /// Source and line of the instruction that contains `word`.
    func position(of word: UInt32) -> (source: Offset, line: Int32) {
        var low: UInt32 = 0
        var high = lineCount
        while low < high {
            let middle = (low &+ high) / 2
            if core.load32(lines &+ middle &* LineRecord.size) <= word { low = middle &+ 1 } else { high = middle }
        }
        if low == 0 { return (source, Int32(bitPattern: line)) }
        let row = lines &+ (low &- 1) &* LineRecord.size
        return (core.load32(row &+ 8), Int32(bitPattern: core.load32(row &+ 4)))
    }
}
