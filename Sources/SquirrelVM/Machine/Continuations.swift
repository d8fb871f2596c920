/// What a continuation frame waits for, and so what happens with the value that its callee returns or throws.
///
/// `deepens` counts against `MachineLimits.nativeDepth`, as the nested loops of 3.0.4 did: a metamethod one level, a
/// native that calls script two.
enum ContinuationKind: UInt8 {
    /// The value is the result of the instruction.
    case result
    /// The value does not matter.
    case ignore
    /// `_get`: the value is the result; a thrown null means "look further".
    case get
    /// `_set`: a thrown null means "look further".
    case set
    /// `_cmp`: the value must be an integer.
    case compare
    /// `_tostring` of the left or right operand of `+`.
    case joinLeft, joinRight
    /// `_nexti`: the value is the next index.
    case nextIndex
    /// Reading the element at the index that `_nexti` gave.
    case nextElement
    /// A generator under foreach.
    case foreachGenerator
    /// `_cloned`: the result is the copy.
    case clone
    /// `_inherited`: the result is the class, whatever happens.
    case inherited
    /// A constructor that could not run as a plain call.
    case construct
    /// `call` and `acall`: an error that passes is reported.
    case call
    /// `pcall` and `pacall`.
    case quietCall
    case sort, map, apply, reduce, filter
    /// `_tostring`: the value is the text where it is a string.
    case text
    /// `_tostring` of a native's argument: the native runs again with the text.
    case nativeText
    /// `_newmember` called by `newmember`: the result is the attributes.
    case newMember
    /// A regular expression that needs more than one slice.
    case regexp
    /// `date()`: the host's clock was asked.
    case date
    /// The function that `seterrorhandler` named: its value, or exception, does not matter.
    case errorHandler

    var deepens: UInt32 {
        switch self {
        case .construct, .foreachGenerator, .regexp, .date: 0
        case .call, .quietCall, .sort, .map, .apply, .reduce, .filter, .nativeText: 2
        default: 1
        }
    }

    /// Whether the callee's frame belongs to the caller's call stack: an exception that passes is not thrown anew.
    var isTransparent: Bool { self == .construct || self == .foreachGenerator }
}

/// A frame without code: eight registers of state, then the slot of what it calls.
///
/// Register 0 holds the kind, 1 the caller's frame, 2 the instruction under way; 3…7 belong to the kind.
struct ContinuationFrame {
    let core: Core
    let frame: Offset

    static let registers: UInt32 = 8
    static let maximumArguments: UInt32 = 250
    /// Bytes of the stack that a frame is pushed with, its link included: state, callee and arguments fit.
    static let room: UInt32 = (registers + Core.frameMargin + maximumArguments) * 8

    /// Only `pushContinuation` writes it, and an image with any other number is refused.
    var kind: ContinuationKind { unsafeBitCast(UInt8(truncatingIfNeeded: self[0].payload), to: ContinuationKind.self) }
    var callerFrame: Offset { self[1].payload }
    var instruction: Offset { self[2].payload }
    var calleeSlot: Offset { frame &+ ContinuationFrame.registers &* 8 }

    subscript(index: UInt32) -> Value {
        get { core.loadValue(frame &+ index &* 8) }
        nonmutating set { core.storeValue(frame &+ index &* 8, newValue) }
    }

    /// Puts the callee, `this` and the arguments in place.
    func setCall(_ callee: Value, _ this: Value, _ first: Value = .null, _ second: Value = .null) {
        core.storeValue(calleeSlot, callee)
        core.storeValue(calleeSlot &+ 8, this)
        core.storeValue(calleeSlot &+ 16, first)
        core.storeValue(calleeSlot &+ 24, second)
    }
}

extension Core {
    /// Pushes a continuation frame above everything that is in use. Nil after an error was raised.
    func pushContinuation(_ kind: ContinuationKind, above end: Offset = 0) -> ContinuationFrame? {
        if state.pointee.depth &+ kind.deepens > state.pointee.depthLimit {
            _ = fail("Native stack overflow")
            return nil
        }
        let slot = max(end, endOfTopFrame)
        guard hasStack(slot &+ ContinuationFrame.room) else {
            _ = stackOverflow()
            return nil
        }
        state.pointee.depth &+= kind.deepens
        let frame = ContinuationFrame(core: self, frame: slot &+ 8)
        storeValue(
            slot, Value(bits: FrameLink(closure: state.pointee.stubClosure, returnPC: state.pointee.pc).bits))
        frame[0] = .integer(Int32(kind.rawValue))
        frame[1] = .integer(Int32(bitPattern: state.pointee.frame))
        frame[2] = .integer(Int32(bitPattern: state.pointee.instruction))
        var index: UInt32 = 3
        while index < ContinuationFrame.registers {
            frame[index] = .null
            index &+= 1
        }
        state.pointee.frame = frame.frame
        state.pointee.pc = continuationStub
        state.pointee.argumentsEnd = 0
        return frame
    }

    /// The first slot that the top frame does not use.
    private var endOfTopFrame: Offset {
        let top = topFrame
        if top.isHost { return top.frame &+ 8 }
        if top.isContinuation {
            return max(top.frame &+ (ContinuationFrame.registers &+ 1) &* 8, state.pointee.argumentsEnd)
        }
        return top.frame &+ top.prototype.registerCount &* 8
    }

    /// The `continuation` instruction behind a word whose operand A is the distance to a callee's frame.
    var continuationStub: Offset { state.pointee.stubs &+ 4 }

    /// Calls what stands in the callee slot of the frame that was just pushed; the frame's own result where that is
    /// reached at once, else `.control`.
    func callFromContinuation(_ frame: ContinuationFrame, count: UInt32) -> Value {
        state.pointee.argumentsEnd = frame.calleeSlot &+ (count &+ 1) &* 8
        let value = call(slot: frame.calleeSlot, count: count, returnPC: continuationStub)
        if value.isControl { return .control }
        return proceed(frame, value)
    }

    /// Calls a metamethod with `this` and up to two arguments, to go on as `kind` says.
    func callMetamethod(
        _ method: Value, _ this: Value, _ first: Value? = nil, _ second: Value? = nil, kind: ContinuationKind,
        state saved: (Value, Value, Value, Value)? = nil
    ) -> Value {
        guard let frame = pushContinuation(kind) else { return .control }
        if let saved {
            frame[3] = saved.0
            frame[4] = saved.1
            frame[5] = saved.2
            frame[6] = saved.3
        }
        var count: UInt32 = 1
        storeValue(frame.calleeSlot, method)
        storeValue(frame.calleeSlot &+ 8, this)
        if let first {
            count = 2
            storeValue(frame.calleeSlot &+ 16, first)
        }
        if let second {
            count = 3
            storeValue(frame.calleeSlot &+ 24, second)
            frame[7] = second
        }
        return callFromContinuation(frame, count: count)
    }

    /// Hands a value to the continuation frame on top, and on through those that finish. Always `.control`.
    func continueWith(_ value: Value) -> Value { proceed(nil, value) }

    /// The same down to `last`, whose result is returned rather than delivered. So a native that a continuation frame
    /// calls never takes that frame's next steps inside its own.
    func proceed(_ last: ContinuationFrame?, _ value: Value) -> Value {
        var value = value
        while true {
            let frame = ContinuationFrame(core: self, frame: state.pointee.frame)
            switch step(frame, value) {
            case .control: return .control
            case .yield(let pending):
                return suspend(frame, pending)
            case .call(let count):
                state.pointee.argumentsEnd = frame.calleeSlot &+ (count &+ 1) &* 8
                charge(1)
                if enterPlain(slot: frame.calleeSlot, count: count, returnPC: continuationStub) { return .control }
                value = call(slot: frame.calleeSlot, count: count, returnPC: continuationStub)
                if value.isControl { return .control }
                if state.pointee.budget < 0 { return suspend(frame, value) }
            case .done(let result):
                let kind = frame.kind
                popContinuation(frame)
                if let last, last.frame == frame.frame { return result }
                if !topFrame.isContinuation { return deliver(result, from: kind) }
                value = result
            }
        }
    }

    /// The slice is spent: the stub hands the value to the frame when the machine runs again.
    private func suspend(_ frame: ContinuationFrame, _ pending: Value) -> Value {
        storeValue(frame.calleeSlot, pending)
        state.pointee.argumentsEnd = frame.calleeSlot &+ 8
        state.pointee.pc = continuationStub
        return .control
    }

    /// Takes a continuation frame off; its caller stands behind its instruction again.
    func popContinuation(_ frame: ContinuationFrame) {
        var cursor = FrameCursor(core: self, frame: frame.frame, pc: 0)
        state.pointee.depth &-= frame.kind.deepens
        cursor.pop()
        state.pointee.frame = cursor.frame
        state.pointee.pc = cursor.pc
        state.pointee.instruction = frame.instruction
        state.pointee.argumentsEnd = 0
    }

    /// Finishes the instruction of a script frame, or the host's call, with a value that came late.
    func deliver(_ value: Value, from kind: ContinuationKind) -> Value {
        let instruction = state.pointee.instruction
        let registers = Registers(pointer(state.pointee.frame))
        if topFrame.isHost {
            registers[0] = value
            return .control
        }
        let a = Int(load8(instruction &+ 1))
        let b = Int(load8(instruction &+ 2))
        guard let opcode = Opcode(rawValue: load8(instruction)) else { return .control }
        switch opcode {
        case _ where opcode.isStore: break
        case .selfField, .selfIndex:
            let container = registers[b]
            registers[a] = value
            registers[a &+ 1] = container
        case .foreachNext:
            // The end of the container leaves the loop: no jump.
            if kind == .nextIndex { break }
            if kind == .foreachGenerator && !canGoOn(registers[a]) { break }
            registers[a &+ 3] = value
            takeBranch(instruction)
        case .stepLoopLess, .stepLoopLessEqual, .stepLoopLessK:
            return deliverStep(value, from: kind, registers, instruction)
        default:
            if let (relation, wanted) = opcode.branchRelation {
                if relation.holds(value.integer) == wanted { takeBranch(instruction) }
            } else if let relation = opcode.valueRelation {
                registers[a] = relation.value(value.integer)
            } else {
                registers[a] = value
            }
        }
        return .control
    }

    /// Whether a loop's generator has more to give. A made-up program may have put anything in its place.
    private func canGoOn(_ value: Value) -> Bool {
        value.tag == Tag.generator && generator(value).status != GeneratorObject.dead
    }

    /// The sum of a fused loop step, or the order after it, came from a metamethod.
    private func deliverStep(
        _ value: Value, from kind: ContinuationKind, _ registers: Registers, _ instruction: Offset
    ) -> Value {
        let relation: Relation = load8(instruction) == Opcode.stepLoopLessEqual.rawValue ? .lessEqual : .less
        if kind == .compare {
            if relation.holds(value.integer) { takeBranch(instruction) }
            return .control
        }
        registers[Int(load8(instruction &+ 1))] = value
        let limit = stepLimit(registers, instruction)
        let order = compare(value, limit, relation)
        if !order.isControl && relation.holds(order.integer) { takeBranch(instruction) }
        return .control
    }

    /// What a fused loop compares its counter with.
    private func stepLimit(_ registers: Registers, _ instruction: Offset) -> Value {
        let b = load8(instruction &+ 2)
        if load8(instruction) != Opcode.stepLoopLessK.rawValue { return registers[Int(b)] }
        return loadValue(topFrame.prototype.constants &+ UInt32(b) &* 8)
    }

    /// Jumps by the distance in the extension of the instruction under way.
    func takeBranch(_ instruction: Offset) {
        let distance = load32(instruction &+ 4)
        state.pointee.pc = state.pointee.pc &+ distance &* 4
        if Int32(bitPattern: distance) < 0 { spendBudget() }
    }

    /// One call or backward jump of the program.
    func spendBudget() {
        state.pointee.budget &-= 1
    }
}

/// What a continuation frame does next.
enum ContinuationAction {
    /// Finished with this value.
    case done(Value)
    /// The call in the callee slot is to be made, with this many arguments.
    case call(UInt32)
    /// An error was raised, or a frame was pushed.
    case control
    /// The slice is spent; the step is to be taken again with this value.
    case yield(Value)
}

extension Opcode {
    /// Whether an instruction can wait for a value: what `deliver` can finish.
    var awaitsValue: Bool {
        let spec = opcodeTable[Int(rawValue)]
        if !spec.effects.isDisjoint(with: [.endsBlock, .writesRange]) { return false }
        return spec.a == .write || spec.a == .update || self == .foreachNext || branchRelation != nil || isStore
    }

    /// Stores into a container and has no result.
    var isStore: Bool {
        switch self {
        case .setField, .setIndex, .setIndexI, .newSlot, .newSlotField, .newMember: true
        default: false
        }
    }

    /// For a comparing jump: the relation, and whether it jumps when that holds.
    var branchRelation: (Relation, Bool)? {
        switch self {
        case .jumpLess, .jumpLessI, .loopLess, .loopLessI: (.less, true)
        case .jumpLessEqual, .jumpLessEqualI, .loopLessEqual, .loopLessEqualI: (.lessEqual, true)
        case .jumpGreater, .jumpGreaterI, .loopGreater, .loopGreaterI: (.greater, true)
        case .jumpGreaterEqual, .jumpGreaterEqualI, .loopGreaterEqual, .loopGreaterEqualI: (.greaterEqual, true)
        case .jumpNotLess, .jumpNotLessI: (.less, false)
        case .jumpNotLessEqual, .jumpNotLessEqualI: (.lessEqual, false)
        case .jumpNotGreater, .jumpNotGreaterI: (.greater, false)
        case .jumpNotGreaterEqual, .jumpNotGreaterEqualI: (.greaterEqual, false)
        default: nil
        }
    }

    /// For a comparison that makes a value: the relation.
    var valueRelation: Relation? {
        switch self {
        case .less: .less
        case .lessEqual: .lessEqual
        case .greater: .greater
        case .greaterEqual: .greaterEqual
        case .threeWay: .threeWay
        default: nil
        }
    }
}
