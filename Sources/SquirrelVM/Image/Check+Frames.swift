/// The stack: frames linked down to the host's, each at an instruction that can have called the next, and a valid
/// value in every live register.
extension HeapChecker {
    /// Where a frame stands.
    private enum Position {
        /// Before the instruction at its pc.
        case boundary
        /// In the instruction before its pc.
        case middle
        /// In a call whose callee's link stands in this slot.
        case calling(Offset)
    }

    mutating func checkFrames() throws(HeapFault) {
        try checkHostCall()
        let isMiddle = state.exit == ExitCode.hostCall || state.throwing != 0 || state.fatal != 0
        var position = isMiddle ? Position.middle : .boundary
        var frame = state.frame
        var pc = state.pc
        var depth: UInt32 = 0
        // An answer of the host would meet an exception.
        try require(state.exit != ExitCode.hostCall || state.throwing == 0, 0, .state)
        var outers = OpenOuterCursor(core, state.openOuters)
        while frame != core.hostFrame {
            let link = try link(of: frame)
            if link.closure == state.stubClosure {
                let end = try checkContinuation(frame, pc, position)
                let continuation = ContinuationFrame(core: core, frame: frame)
                depth += continuation.kind.deepens
                try require(outers.leave(frame, open: RegisterSet()), frame, .outer)
                (frame, pc, position) = (continuation.callerFrame, link.returnPC, .middle)
                try require(frame < end && frame >= core.hostFrame, end, .frame)
                try checkCaller(of: continuation, frame, pc)
            } else {
                let open = try checkScript(frame, pc, position, link)
                try require(outers.leave(frame, open: open), frame, .outer)
                let distance = try word(link.returnPC &- 4) >> 8 & 0xFF
                let slot = frame - 8
                try require(slot - core.hostFrame >= distance * 8, frame, .frame)
                (frame, pc, position) = (slot - distance * 8, link.returnPC, .calling(slot))
            }
        }
        try require(outers.isDone, frame, .outer)
        // The host's call counts as one level itself.
        try require(state.depth >= depth && state.depth <= depth + 1 || isExhausted, frame, .frame)
        try checkHost(pc, position)
    }

    /// The word below R[0]: the closure that runs here, and where its caller goes on.
    private func link(of frame: Offset) throws(HeapFault) -> FrameLink {
        try require(frame % 8 == 0 && frame > core.hostFrame && frame < state.stackEnd, frame, .frame)
        let link = FrameLink(bits: try value(frame - 8).bits)
        try expect(link.closure, as: Tag.closure)
        return link
    }

    private mutating func checkRegisters(_ first: Offset, _ end: Offset) throws(HeapFault) {
        try require(end <= state.stackEnd, first, .frame)
        var slot = first
        while slot < end {
            try expect(core.loadValue(slot), at: slot)
            slot += 8
        }
    }

    // MARK: Script frames

    /// Checks the frame of a function; which of its registers may hold captured variables.
    private mutating func checkScript(
        _ frame: Offset, _ pc: Offset, _ position: Position, _ link: FrameLink
    ) throws(HeapFault) -> RegisterSet {
        let closure = ClosureObject(core: core, offset: link.closure)
        guard let function = function(of: closure.prototype) else { throw fail(frame, .frame) }
        let end = UInt64(frame) + UInt64(function.registerCount + Core.frameMargin) * 8
        try require(end <= UInt64(state.stackEnd), frame, .frame)
        let instruction = function.instruction(before: pc)
        let live: UInt32?
        switch position {
        case .boundary: live = function.liveCount(at: pc)
        case .middle:
            live = instruction.map { function.liveCount(in: $0) }
            if frame == state.frame, let instruction {
                try require(function.offset(of: instruction) == state.instruction, frame, .frame)
                try require(state.exit != ExitCode.hostCall || instruction.opcode.awaitsValue, frame, .frame)
            }
        case .calling(let slot):
            live = instruction.flatMap { callRegister($0, frame, slot) }
        }
        guard let live else { throw fail(frame, .frame) }
        try checkRegisters(frame, frame + live * 8)
        try require(link.isGenerator == function.isGenerator, frame, .frame)
        if function.isGenerator { try checkRunning(frame, function, link.closure) }
        // A closure that memory ran out for has begun to capture.
        if isExhausted { return RegisterSet(below: Int(live)) }
        let isBoundary = if case .boundary = position { true } else { false }
        return function.mayBeOpen(at: isBoundary ? function.word(pc) : instruction?.pc)
    }

    /// The register of the callee, below which all are live, where the instruction is a call that has its link there.
    private func callRegister(_ instruction: Instruction, _ frame: Offset, _ slot: Offset) -> UInt32? {
        guard instruction.spec.effects.contains(.call), frame + UInt32(instruction.a) * 8 == slot else { return nil }
        return UInt32(instruction.a)
    }

    /// The generator that runs in a frame stands in its register.
    private mutating func checkRunning(
        _ frame: Offset, _ function: CheckedFunction, _ closure: Offset
    ) throws(HeapFault) {
        let value = core.loadValue(frame + function.firstFree * 8)
        try require(value.tag == Tag.generator, frame, .frame)
        let generator = GeneratorObject(core: core, offset: value.offset)
        try require(generator.status == GeneratorObject.running && generator.closure == closure, frame, .frame)
        try require(map.set(HeapMap.Mark.framed, value.offset), value.offset, .generator)
    }

    // MARK: Continuation frames

    /// Checks a frame without code; where its live registers end.
    private mutating func checkContinuation(
        _ frame: Offset, _ pc: Offset, _ position: Position
    ) throws(HeapFault) -> Offset {
        let continuation = ContinuationFrame(core: core, frame: frame)
        try require(pc == core.continuationStub, frame, .frame)
        var end = continuation.calleeSlot
        try require(UInt64(frame - 8) + UInt64(ContinuationFrame.room) <= UInt64(state.stackEnd), frame, .frame)
        switch position {
        case .boundary: end += 8
        case .middle: if frame == state.frame { end = max(end, state.argumentsEnd) }
        case .calling(let slot): try require(slot == end, frame, .frame)
        }
        for index in [0, 1, 2] { try require(continuation[UInt32(index)].isInteger, frame, .frame) }
        try require(
            continuation[0].payload <= 0xFF && ContinuationKind(rawValue: UInt8(continuation[0].payload)) != nil, frame,
            .frame)
        if continuation.kind == .regexp {
            // The one kind with registers that no program could see.
            try checkMatch(continuation)
            try checkRegisters(frame + 6 * 8, end)
        } else {
            try checkRegisters(frame, end)
        }
        return end
    }

    /// A match under way: its text, its program, and its own state, an array of words.
    private mutating func checkMatch(_ frame: ContinuationFrame) throws(HeapFault) {
        try expect(frame[3].offset, as: Tag.string)
        for (index, role) in [(4, HeapMap.Role.program), (5, .own)] {
            let value = frame[UInt32(index)]
            try require(value.tag == Tag.buffer, frame.frame, .frame)
            try expect(value.offset, as: Tag.buffer)
            try take(value.offset, as: role)
        }
        let words = Buffer(core: core, offset: frame[5].offset)
        let isSound = isRegexp(Buffer(core: core, offset: frame[4].offset)) && words.count <= words.capacity / 4
        try require(frame[3].isString && isSound, frame.frame, .frame)
    }

    /// What pushed a continuation frame: an instruction of a script frame, the host, or another continuation frame.
    private func checkCaller(
        of continuation: ContinuationFrame, _ frame: Offset, _ pc: Offset
    ) throws(HeapFault) {
        let slot = continuation.frame - 8
        var instruction: Instruction?
        if frame == core.hostFrame {
            try require(pc == core.haltStub && slot >= frame + 8, slot, .frame)
        } else {
            let closure = try link(of: frame).closure
            if closure == state.stubClosure {
                try require(slot >= ContinuationFrame(core: core, frame: frame).calleeSlot + 8, slot, .frame)
            } else {
                let prototype = ClosureObject(core: core, offset: closure).prototype
                guard let function = function(of: prototype) else { throw fail(frame, .frame) }
                instruction = function.instruction(before: pc)
                let place = instruction.map { function.offset(of: $0) }
                try require(place == continuation.instruction, slot, .frame)
                try require(slot >= frame + function.registerCount * 8, slot, .frame)
            }
        }
        // The error handler may be called in the middle of anything; its value goes nowhere.
        let awaitsValue = instruction?.opcode.awaitsValue ?? true
        try require(awaitsValue || continuation.kind == .errorHandler, slot, .frame)
        try require(continuation.kind.isSound(continuation, under: instruction), slot, .frame)
    }

    // MARK: The host

    private mutating func checkHost(_ pc: Offset, _ position: Position) throws(HeapFault) {
        let host = core.hostFrame
        try require(pc == core.haltStub, host, .frame)
        let link = FrameLink(bits: core.loadValue(host - 8).bits)
        try require(link.closure == state.stubClosure && link.returnPC == core.haltStub, host, .frame)
        if case .calling(let slot) = position { return try require(slot == host, host, .frame) }
        try expect(core.loadValue(host), at: host)
    }

    private mutating func checkHostCall() throws(HeapFault) {
        let state = state
        try require(state.argumentsEnd % 8 == 0 && state.argumentsEnd <= state.stackEnd, 0, .state)
        guard state.exit == ExitCode.hostCall else { return }
        try require(state.hostArguments % 8 == 0 && state.hostArguments > core.hostFrame, 0, .state)
        try require(state.hostCount < 1 << 24, 0, .state)
        let end = UInt64(state.hostArguments) + UInt64(state.hostCount) * 8
        try require(end <= UInt64(state.stackEnd), 0, .state)
        try checkRegisters(state.hostArguments, UInt32(end))
    }

    // MARK: Generators

    func checkGenerator(_ generator: GeneratorObject) throws(HeapFault) {
        let offset = generator.offset
        let isFramed = map.has(HeapMap.Mark.framed, offset)
        try require((generator.status == GeneratorObject.running) == isFramed || isExhausted, offset, .generator)
        if generator.status != GeneratorObject.suspended {
            let isEmpty = generator.status <= GeneratorObject.dead && generator.savedCount == 0
            try require(isEmpty, offset, .generator)
        }
        if generator.status == GeneratorObject.dead { return }
        let prototype = ClosureObject(core: core, offset: generator.closure).prototype
        guard let function = function(of: prototype), function.isGenerator,
            generator.capacity == function.registerCount
        else { throw fail(offset, .generator) }
        if generator.status == GeneratorObject.running { return }
        let saved: UInt32?
        if generator.pc == function.code {
            saved = function.firstFree
        } else {
            let instruction = function.instruction(before: generator.pc)
            let yields = instruction?.opcode == .yield || instruction?.opcode == .yieldNull
            saved = yields ? function.liveCount(at: generator.pc) : nil
        }
        try require(saved.map { $0 == generator.savedCount + 1 } ?? false, offset, .generator)
    }

    /// A generator's saved registers; what stands in its other fields is checked once all functions are known.
    mutating func followGenerator(_ object: Offset) throws(HeapFault) {
        let generator = GeneratorObject(core: core, offset: object)
        try require(generator.closure != 0, object, .generator)
        let room = UInt64(GeneratorObject.headerSize) + UInt64(generator.capacity) * 8
        try require(room == UInt64(generator.totalSize), object, .generator)
        try require(generator.savedCount <= generator.capacity, object, .generator)
        try holdAll(generator.slot(0), generator.savedCount)
    }
}

/// Goes down the list of open captured variables as the frames go by.
private struct OpenOuterCursor {
    private let core: Core
    private var at: Offset

    init(_ core: Core, _ first: Offset) {
        self.core = core
        at = first
    }

    var isDone: Bool { at == 0 }

    /// Takes the variables of a frame; false where one is in none of the `open` registers.
    mutating func leave(_ frame: Offset, open: RegisterSet) -> Bool {
        while at != 0 {
            let outer = Outer(core: core, offset: at)
            if outer.location < frame { break }
            let register = (outer.location - frame) / 8
            if register > UInt8.max || !open.contains(Int(register)) { return false }
            at = outer.next
        }
        return true
    }
}
