/// The frames of a machine, found from the innermost out by their links.
struct FrameCursor {
    let core: Core
    /// Offset of R[0].
    var frame: Offset
    /// Where the frame goes on: behind the instruction that it executes.
    var pc: Offset

    var registers: Registers { Registers(core.pointer(frame)) }
    var link: FrameLink { registers.link }
    var closure: Offset { link.closure }
    /// A continuation frame or the host's; otherwise a script function's.
    var isStub: Bool { closure == core.state.pointee.stubClosure }
    var isHost: Bool { frame == core.hostFrame }
    var isContinuation: Bool { isStub && !isHost }
    var prototype: Prototype {
        Prototype(core: core, offset: ClosureObject(core: core, offset: closure).prototype)
    }

    /// End of its live registers in the middle of an instruction that pushed a continuation frame.
    var endInMiddle: Offset {
        if isHost { return frame &+ 8 }
        if isContinuation { return frame &+ ContinuationFrame.registers &* 8 }
        let prototype = prototype
        return frame &+ prototype.liveCount(before: (pc &- prototype.code) &>> 2 &- 1) &* 8
    }

    /// Goes to the caller. Must not be called on the host's frame.
    mutating func pop() {
        if isContinuation {
            let state = ContinuationFrame(core: core, frame: frame)
            pc = link.returnPC
            frame = state.callerFrame
        } else {
            let back = link.returnPC
            frame = frame &- (UInt32(core.load8(back &- 3)) &+ 1) &* 8
            pc = back
        }
    }
}

extension Core {
    /// The host's frame at the bottom of the stack: one register for the result of a call.
    var hostFrame: Offset { state.pointee.stackBase &+ 8 }

    var topFrame: FrameCursor { FrameCursor(core: self, frame: state.pointee.frame, pc: state.pointee.pc) }

    /// The registers that are live now, in the middle of the instruction before `state.pc`.
    func liveRegisters(atBoundary: Bool = false) -> LiveRegisters {
        LiveRegisters(core: self, atBoundary: atBoundary)
    }
}

/// The live registers of all frames: declared locals in scope, `this`, and what lies below a pending call.
struct LiveRegisters {
    let core: Core
    /// Whether the top frame stands before the instruction at `pc`, rather than in the middle of the one before it.
    let atBoundary: Bool

    /// Slots of the stack in use, dead ones included: a measure of the work.
    var count: UInt32 { (core.state.pointee.frame &- core.state.pointee.stackBase) &>> 3 }

    /// Calls `body` with every object that a live register, or the machine itself, holds.
    @inline(__always)
    func forEach(_ core: Core, _ body: (Core, Offset) -> Void) {
        let state = core.state.pointee
        if state.exception.isHeap { body(core, state.exception.offset) }
        if state.result.isHeap { body(core, state.result.offset) }
        if state.pinned.isHeap { body(core, state.pinned.offset) }
        if state.lastArgument.isHeap { body(core, state.lastArgument.offset) }
        if state.frame == 0 { return }
        var cursor = core.topFrame
        var end = endOfTop(cursor)
        while true {
            body(core, cursor.closure)
            var slot = cursor.frame
            while slot < end {
                let value = core.loadValue(slot)
                if value.isHeap && value.tag < Tag.end { body(core, value.offset) }
                slot &+= 8
            }
            if cursor.isHost { return }
            let wasContinuation = cursor.isContinuation
            let callee = cursor.frame
            cursor.pop()
            end = wasContinuation ? cursor.endInMiddle : callee &- 8
        }
    }

    /// End of the live registers of the innermost frame.
    private func endOfTop(_ cursor: FrameCursor) -> Offset {
        if cursor.isHost { return cursor.frame &+ 8 }
        if cursor.isContinuation {
            let slot = cursor.frame &+ ContinuationFrame.registers &* 8
            // Before its stub executes, the callee's slot holds the value that came back.
            return atBoundary ? slot &+ 8 : max(slot, core.state.pointee.argumentsEnd)
        }
        let prototype = cursor.prototype
        let word = (cursor.pc &- prototype.code) &>> 2
        return cursor.frame &+ prototype.liveCount(before: atBoundary ? word : word &- 1) &* 8
    }
}

extension Prototype {
    /// Live registers before the instruction that contains `word`.
    func liveCount(before word: UInt32) -> UInt32 {
        var low: UInt32 = 0
        var high = liveCount
        while low < high {
            let middle = (low &+ high) / 2
            if core.load32(live &+ middle &* 8) <= word { low = middle &+ 1 } else { high = middle }
        }
        return low == 0 ? parameterCount : core.load32(live &+ (low &- 1) &* 8 &+ 4)
    }
}
