/// Matching: a regular expression runs in slices. Most matches are over in the first; the others wait in a
/// continuation frame, whose register 3 is the text, 4 the program, 5 the matcher's state, 6 the purpose.
enum RegexpPurpose: Int32 {
    case search, match, capture
}

extension Core {
    /// Nodes that a match enters between two looks at the budget.
    private static let regexpSlice: Int32 = 1024

    /// `search(text[, start])`, `match(text)`, `capture(text[, start])`
    func startRegexp(_ call: NativeCall, _ purpose: RegexpPurpose) -> Value {
        guard let program = regexpData(call.this) else { return .control }
        let subject = call.string(1)
        let start = purpose != .match && call.count > 2 ? call.integer(2) : 0
        let words = RegexpState.capacity(groupCount: Int(program.position), depth: Int(program.extra))
        guard let stateBuffer = newBuffer(UInt32(clamping: words &* 4)) else { return outOfMemory() }
        stateBuffer.count = UInt32(truncatingIfNeeded: words)
        charge(subject.length &>> 6 &+ stateBuffer.count &>> 6)
        let matcher = matcher(program, stateBuffer, subject)
        if purpose == .match { matcher.startMatch() } else { matcher.startSearch(from: Int(start)) }
        let outcome = runSlice(program, stateBuffer, subject)
        if case .outOfBudget = outcome {
            return suspendMatch(call, purpose, program, stateBuffer)
        }
        return result(outcome, purpose, program, stateBuffer, subject)
    }

    private func matcher(_ program: Buffer, _ stateBuffer: Buffer, _ subject: StringObject) -> RegexpMatcher {
        let nodes = UnsafeRawPointer(program.bytes).assumingMemoryBound(to: RegexpNode.self)
        let words = UnsafeMutableRawPointer(stateBuffer.bytes).assumingMemoryBound(to: UInt32.self)
        return RegexpMatcher(
            RegexpProgram(nodes, nodeCount: Int(program.count), groupCount: Int(program.position)),
            subject: subject.bytes, count: Int(subject.length), state: words, capacity: Int(stateBuffer.count))
    }

    /// Goes on with a match until it is decided or the machine's slice is spent.
    private func runSlice(_ program: Buffer, _ stateBuffer: Buffer, _ subject: StringObject) -> RegexpOutcome {
        var matcher = matcher(program, stateBuffer, subject)
        while true {
            var left = Core.regexpSlice
            let outcome = matcher.run(budget: &left)
            charge(UInt32(truncatingIfNeeded: Core.regexpSlice &- left) &>> 2)
            guard case .outOfBudget = outcome, state.pointee.budget >= 0 else { return outcome }
        }
    }

    private func suspendMatch(
        _ call: NativeCall, _ purpose: RegexpPurpose, _ program: Buffer, _ stateBuffer: Buffer
    ) -> Value {
        let subject = call[1]
        guard let frame = pushContinuation(.regexp, above: call.end) else { return .control }
        frame[3] = subject
        frame[4] = Value(tag: Tag.buffer, payload: program.offset)
        frame[5] = Value(tag: Tag.buffer, payload: stateBuffer.offset)
        frame[6] = .integer(purpose.rawValue)
        return proceed(frame, .null)
    }

    func regexpStep(_ frame: ContinuationFrame) -> ContinuationAction {
        let program = Buffer(core: self, offset: frame[4].offset)
        let stateBuffer = Buffer(core: self, offset: frame[5].offset)
        let subject = stringObject(frame[3])
        let outcome = runSlice(program, stateBuffer, subject)
        if case .outOfBudget = outcome { return .yield(.null) }
        let purpose = RegexpPurpose(rawValue: frame[6].integer) ?? .search
        let value = result(outcome, purpose, program, stateBuffer, subject)
        return value.isControl ? .control : .done(value)
    }

    // MARK: Results

    private func result(
        _ outcome: RegexpOutcome, _ purpose: RegexpPurpose, _ program: Buffer, _ stateBuffer: Buffer,
        _ subject: StringObject
    ) -> Value {
        switch outcome {
        case .matched(let begin, let end):
            switch purpose {
            case .match: return .bool(true)
            case .search: return matchTable(begin, end) ?? outOfMemory()
            case .capture: return captures(program, matcher(program, stateBuffer, subject)) ?? outOfMemory()
            }
        case .failed: return purpose == .match ? .bool(false) : .null
        // The state has room for every construct of the pattern.
        case .stackOverflow, .outOfBudget: return fail("regular expression too complex")
        }
    }

    /// A table for every group, the whole expression first; 0, 0 for a group that matched nothing.
    private func captures(_ program: Buffer, _ matcher: RegexpMatcher) -> Value? {
        guard let list = newArray(program.position) else { return nil }
        var group = 0
        while group < Int(program.position) {
            let (begin, end) = matcher.capture(group)
            guard let table = matchTable(begin, end), list.append(table) else { return nil }
            group &+= 1
        }
        charge(program.position)
        return list.asValue
    }

    private func matchTable(_ begin: Int, _ end: Int) -> Value? {
        guard let table = newTable(), set(table, "begin", .integer(Int32(truncatingIfNeeded: begin))),
            set(table, "end", .integer(Int32(truncatingIfNeeded: end)))
        else { return nil }
        return table.asValue
    }
}
