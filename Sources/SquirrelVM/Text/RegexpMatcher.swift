enum RegexpOutcome {
    case matched(begin: Int, end: Int)
    case failed
    /// The state is too small for the next frame. Copied to the start of a larger one, the match goes on there.
    case stackOverflow
    /// The match goes on where it stopped when it is run again.
    case outOfBudget
}

/// Matches as Squirrel 3.0.4 does (`sqstdrex.cpp`): greedy, with one node of look-ahead and no backtracking, so that
/// many patterns match less than elsewhere. Unlike there, no node matches behind the end of the subject.
///
/// A matcher is only a view: for every run it may be made anew, with subject, program and state at other addresses.
struct RegexpMatcher {
    let program: RegexpProgram
    let subject: UnsafePointer<UInt8>
    let count: Int
    let state: RegexpState
    var registers: RegexpRegisters

    /// `subject` holds at most 2^31 - 1 bytes, `words` at least `RegexpState.capacity` for a depth of 0; with less,
    /// nothing starts and every run answers `stackOverflow`.
    init(
        _ program: RegexpProgram,
        subject: UnsafePointer<UInt8>,
        count: Int,
        state words: UnsafeMutablePointer<UInt32>,
        capacity: Int
    ) {
        self.program = program
        self.subject = subject
        self.count = count
        state = RegexpState(words, capacity: capacity, groupCount: program.groupCount)
        registers = RegexpRegisters(phase: RegexpPhase.failed, position: 0, attempt: 0, begin: 0, end: 0, isWhole: 0)
    }

    /// Prepares to find the first match at `start` or later. It ends at the first zero byte from there on; `^` is
    /// `start`. Nothing is found from a start outside of 0..<count.
    func startSearch(from start: Int = 0) {
        let isInside = start >= 0 && start < count
        let end = isInside ? start &+ lengthUpToNUL(subject + start, count: count &- start) : start
        begin(at: isInside ? start : 0, end: end, isWhole: false, hasAttempt: isInside && end > start)
    }

    /// Prepares to match the whole subject up to its first zero byte.
    func startMatch() {
        begin(at: 0, end: lengthUpToNUL(subject, count: count), isWhole: true, hasAttempt: true)
    }

    private func begin(at start: Int, end: Int, isWhole: Bool, hasAttempt: Bool) {
        guard state.isLargeEnough else { return }
        var number: UInt32 = 0
        while number < UInt32(truncatingIfNeeded: program.groupCount) {
            state.setCapture(number, begin: 0)
            state.setCapture(number, length: 0)
            number &+= 1
        }
        let start = UInt32(truncatingIfNeeded: start)
        state.registers = RegexpRegisters(
            phase: hasAttempt ? RegexpPhase.enter : RegexpPhase.failed,
            position: start,
            attempt: start,
            begin: start,
            end: UInt32(truncatingIfNeeded: end),
            isWhole: isWhole ? 1 : 0
        )
    }

    /// Goes on until there is a result or until `budget`, from which every node entered takes 1 and every member of a
    /// set looked at another, is not positive.
    mutating func run(budget: inout Int32) -> RegexpOutcome {
        guard state.isLargeEnough else { return .stackOverflow }
        registers = state.registers
        registers.end = min(registers.end, UInt32(truncatingIfNeeded: count))
        defer { state.registers = registers }
        while true {
            switch registers.phase {
            case RegexpPhase.enter:
                guard budget > 0 else { return .outOfBudget }
                budget &-= 1
                guard enterNode(&budget) else { return .stackOverflow }
            case RegexpPhase.leave:
                // Free of charge: either a node is entered next, or one frame less is left.
                leaveNode()
            case RegexpPhase.matched:
                return .matched(
                    begin: Int(truncatingIfNeeded: registers.attempt),
                    end: Int(truncatingIfNeeded: registers.position)
                )
            default:
                return .failed
            }
        }
    }

    /// What group `number` matched; 0, 0 if nothing. To be asked after `run` answered `matched`.
    func capture(_ number: Int) -> (begin: Int, end: Int) {
        let capture = state.capture(UInt32(truncatingIfNeeded: number))
        guard capture.length > 0 else { return (0, 0) }
        return (
            Int(truncatingIfNeeded: capture.begin),
            Int(truncatingIfNeeded: capture.begin &+ capture.length)
        )
    }
}

// MARK: - Steps

extension RegexpMatcher {
    mutating func enter(_ node: UInt32, at position: UInt32, next: UInt32) {
        registers.phase = RegexpPhase.enter
        registers.node = node
        registers.position = position
        registers.next = next
    }

    /// Ends a node at `position`, or without a match at none.
    mutating func leave(_ position: UInt32) {
        registers.phase = RegexpPhase.leave
        registers.position = position
    }

    /// False, with nothing changed, if a frame does not fit.
    private mutating func enterNode(_ budget: inout Int32) -> Bool {
        let node = program[registers.node]
        switch node.kind {
        case RegexpKind.repetition:
            return enterRepetition(node)
        case RegexpKind.alternative:
            return enterAlternative(node)
        case RegexpKind.capturingGroup, RegexpKind.group:
            return enterGroup(node)
        default:
            leave(matches(node, &budget))
            return true
        }
    }

    private mutating func leaveNode() {
        let result = registers.position
        guard registers.depth > 0 else {
            endAttempt(result)
            return
        }
        guard let frame = state.frame(registers.depth &- 1) else {
            registers.phase = RegexpPhase.failed
            return
        }
        switch frame.kind {
        case RegexpFrame.operand: leaveOperand(frame, result)
        case RegexpFrame.lookahead: leaveLookahead(frame, result)
        case RegexpFrame.group: leaveGroupNode(frame, result)
        default: leaveBranchNode(frame, result)
        }
    }

    private mutating func endAttempt(_ result: UInt32) {
        if registers.isWhole != 0 {
            registers.phase = result == registers.end ? RegexpPhase.matched : RegexpPhase.failed
        } else if result != RegexpNode.none {
            registers.phase = RegexpPhase.matched
        } else {
            registers.attempt &+= 1
            registers.nextCapture = 0
            enter(0, at: registers.attempt, next: RegexpNode.none)
            if registers.attempt >= registers.end { registers.phase = RegexpPhase.failed }
        }
    }

    mutating func push(_ frame: RegexpFrame) -> Bool {
        guard state.setFrame(registers.depth, frame) else { return false }
        registers.depth &+= 1
        return true
    }

    func replaceTop(_ frame: RegexpFrame) {
        _ = state.setFrame(registers.depth &- 1, frame)
    }

    /// Removes the top frame, whose construct ends at `position`, or without a match at none.
    mutating func pop(_ position: UInt32) {
        registers.depth &-= 1
        leave(position)
    }
}
