import SquirrelVM
import Testing

/// Which registers hold values where: calls, handlers, generators, captured variables.
@Suite struct VerifierFlowTests {
    private func problem(_ made: HandMadeProgram) -> VerificationProblem? { verify(made.program)?.problem }

    // MARK: Windows of registers

    @Test func callLeavesNothingAboveItsCallee() {
        let code = [word(.loadNull, 2, 2), word(.call, 3, 1), word(.return, 2)]
        #expect(problem(HandMadeProgram(code, live: [(0, 2), (1, 5), (2, 4)])) == nil)
        #expect(problem(HandMadeProgram(code, live: [(0, 2), (1, 5)])) == .notAssigned)
        #expect(problem(HandMadeProgram(code, live: [(0, 2), (1, 4)])) == .notLive)
    }

    @Test func callNeedsThis() {
        let live: [(UInt32, UInt16)] = [(0, 2), (1, 5), (2, 3)]
        let none = HandMadeProgram([word(.loadNull, 2, 2), word(.call, 2, 0), word(.return, 2)], live: live)
        #expect(problem(none) == .argumentCount)
        let resume = HandMadeProgram([word(.loadNull, 2, 2), word(.resume, 2, 1), word(.return, 2)], live: live)
        #expect(problem(resume) == .argumentCount)
        let wide = HandMadeProgram([word(.loadNull, 2, 2), word(.call, 2, 6), word(.return, 2)], live: live)
        #expect(problem(wide) == .window)
    }

    @Test func rangesStayInside() {
        for code in [word(.loadNull, 7, 1), word(.closeOuters, 8), word(.append, 2, 6, 3), word(.selfIndex, 7, 0, 1)] {
            #expect(problem(HandMadeProgram([code, word(.returnNull)], live: [(0, 2)])) == .window)
        }
        let empty = HandMadeProgram(
            [word(.newArray, 2), word(.append, 2, 0, 0), word(.return, 2)], live: [(0, 2), (1, 3)])
        #expect(problem(empty) == nil)
    }

    @Test func tailCallStandsBeforeReturn() {
        let live: [(UInt32, UInt16)] = [(0, 2), (1, 4), (2, 3)]
        let sound = HandMadeProgram([word(.loadNull, 2, 1), word(.tailCall, 2, 1), word(.return, 2)], live: live)
        #expect(problem(sound) == nil)
        let other = HandMadeProgram([word(.loadNull, 2, 1), word(.tailCall, 2, 1), word(.return, 0)], live: live)
        #expect(problem(other) == .tailCall)
        var protected = sound
        protected.body.code += [word(.returnNull)]
        protected.body.live += [LiveEntry(pc: 3, count: 2)]
        protected.body.handlers = [ExceptionHandler(start: 1, end: 2, target: 3, register: 2)]
        #expect(problem(protected) == .tailCall)
    }

    @Test func defaultsAreRead() {
        var made = HandMadeProgram(
            [word(.loadNull, 2, 1), word(.closure, 2, 2), 0, word(.return, 2)], live: [(0, 2), (1, 4), (3, 3)])
        made.inner = [HandMadeProgram.innerFunction(defaults: 2)]
        #expect(problem(made) == nil)
        made.inner = [HandMadeProgram.innerFunction(defaults: 3)]
        #expect(problem(made) == .notLive)
        made.inner = [HandMadeProgram.innerFunction(defaults: 7)]
        #expect(problem(made) == .window)
    }

    @Test func foreachNeedsItsFourRegisters() {
        let code = [
            word(.newArray, 2), word(.foreachPrepare, 2), distance(2), word(.move, 6, 5), word(.move, 7, 4),
            word(.foreachNext, 2), distance(-4), word(.returnNull),
        ]
        #expect(problem(HandMadeProgram(code, live: [(0, 2), (1, 3), (3, 6), (7, 2)])) == nil)
        #expect(problem(HandMadeProgram(code, live: [(0, 2), (1, 3), (3, 6), (5, 5), (7, 2)])) == .notLive)
        let high = [word(.loadNull, 5, 0), word(.foreachPrepare, 5), distance(0), word(.foreachNext, 5), distance(-2)]
        #expect(problem(HandMadeProgram(high + [word(.returnNull)], live: [(0, 2)])) == .window)
    }

    // MARK: Both ways of a branch

    @Test func everyWayMustAssign() {
        let code = [
            word(.jumpTrue, 0), distance(1), word(.loadInteger, 2, 1), word(.return, 2),
        ]
        #expect(problem(HandMadeProgram(code, live: [(0, 2), (3, 3)])) == .notAssigned)
        let both = [word(.loadNull, 2, 0)] + code
        #expect(problem(HandMadeProgram(both, live: [(0, 2), (1, 3)])) == nil)
        #expect(problem(HandMadeProgram(both, live: [(0, 2), (4, 3)])) == .notAssigned)
    }

    // MARK: Handlers

    private func protected(callee: Int, register: UInt8, caught: UInt16) -> HandMadeProgram {
        var made = HandMadeProgram(
            [word(.loadNull, 2, 5), word(.call, callee, 1), word(.returnNull), word(.return, 2)],
            live: [(0, 2), (1, 8), (2, 2), (3, caught)])
        made.body.handlers = [ExceptionHandler(start: 1, end: 2, target: 3, register: register)]
        return made
    }

    @Test func handlerKnowsWhatSurvivesTheThrow() {
        #expect(problem(protected(callee: 4, register: 3, caught: 4)) == nil)
        #expect(problem(protected(callee: 4, register: 4, caught: 5)) == nil)
        #expect(problem(protected(callee: 4, register: 5, caught: 6)) == .atHandler)
        #expect(problem(protected(callee: 4, register: 2, caught: 4)) == nil)
        #expect(problem(protected(callee: 4, register: 2, caught: 5)) == .atHandler)
        #expect(problem(protected(callee: 4, register: 0, caught: 4)) == .handlerTable)
    }

    @Test func handlersAreNested() {
        var made = HandMadeProgram(
            [word(.loadNull, 2, 0), word(.move, 3, 2), word(.move, 3, 2), word(.returnNull), word(.return, 2)],
            live: [(0, 2), (1, 3), (3, 2), (4, 3)])
        let outer = ExceptionHandler(start: 1, end: 3, target: 4, register: 2)
        let inner = ExceptionHandler(start: 2, end: 3, target: 4, register: 2)
        let across = ExceptionHandler(start: 0, end: 2, target: 4, register: 2)
        let rows: [([ExceptionHandler], VerificationProblem?)] = [
            ([inner, outer], nil), ([outer, inner], .handlerTable), ([outer, outer], nil),
            ([across, outer], .handlerTable), ([outer, across], .handlerTable), ([inner, across], nil),
        ]
        for (handlers, expected) in rows {
            made.body.handlers = handlers
            #expect(problem(made) == expected)
        }
    }

    @Test func innermostHandlerCounts() {
        // At pc 1 the inner handler catches, so the outer one may expect what only pc 2 leaves.
        var made = HandMadeProgram(
            [
                word(.loadNull, 2, 0), word(.throwValue, 2), word(.loadNull, 3, 1), word(.throwValue, 2),
                word(.return, 4),
            ],
            live: [(0, 2), (1, 3), (3, 5)])
        made.body.handlers = [
            ExceptionHandler(start: 1, end: 2, target: 2, register: 2),
            ExceptionHandler(start: 1, end: 4, target: 4, register: 4),
        ]
        #expect(problem(made) == .atHandler)
        made.body.handlers[1].start = 3
        #expect(problem(made) == nil)
        made.body.live[2].pc = 4
        made.body.code = [
            word(.loadNull, 2, 2), word(.throwValue, 2), word(.move, 3, 2), word(.throwValue, 2), word(.return, 4),
        ]
        made.body.live = [LiveEntry(pc: 0, count: 2), LiveEntry(pc: 1, count: 3), LiveEntry(pc: 4, count: 3)]
        made.body.handlers[1] = ExceptionHandler(start: 1, end: 4, target: 4, register: 2)
        made.body.code[4] = word(.return, 2)
        #expect(problem(made) == nil)
    }

    // MARK: Generators

    private func generator(_ code: [UInt32], live: [(UInt32, UInt16)]) -> HandMadeProgram {
        var made = HandMadeProgram(code, live: live)
        made.body.isGenerator = true
        return made
    }

    @Test func generatorRegisterNeverChanges() {
        let sound = [word(.loadNull, 3, 1), word(.yield, 3), word(.call, 3, 1), word(.returnNull)]
        let live: [(UInt32, UInt16)] = [(0, 3), (1, 5), (3, 3)]
        #expect(problem(generator(sound, live: live)) == nil)
        for code in [word(.loadInteger, 2, 1), word(.call, 2, 1), word(.call, 1, 1), word(.loadNull, 1, 1)] {
            #expect(problem(generator([code] + sound, live: [(0, 3), (2, 5), (4, 3)])) == .generatorRegister)
        }
        #expect(problem(generator([word(.returnNull)], live: [(0, 2)])) == .liveTable)
        var caught = generator(sound, live: live)
        caught.body.handlers = [ExceptionHandler(start: 1, end: 2, target: 3, register: 2)]
        #expect(problem(caught) == .handlerTable)
        var captured = generator(sound, live: live)
        captured.inner = [HandMadeProgram.innerFunction([.register(2)])]
        #expect(problem(captured) == .capture)
    }

    // MARK: Captured variables

    private func capturing(_ code: [UInt32], live: [(UInt32, UInt16)], register: UInt8 = 2) -> HandMadeProgram {
        var made = HandMadeProgram([word(.loadNull, 2, 0), word(.closure, 3), 0] + code, live: live)
        made.inner = [HandMadeProgram.innerFunction([.register(register)])]
        return made
    }

    @Test func capturedRegisterStaysLive() {
        let plain = [word(.loadNull, 3, 0), word(.returnNull)]
        #expect(problem(capturing(plain, live: [(0, 2), (1, 3), (4, 4)])) == nil)
        #expect(problem(capturing(plain, live: [(0, 2), (1, 3), (4, 2)])) == .capturedLost)
        let closed = [word(.closeOuters, 2), word(.returnNull)]
        #expect(problem(capturing(closed, live: [(0, 2), (1, 3), (4, 2)])) == nil)
        #expect(problem(capturing(closed, live: [(0, 2), (1, 2), (4, 2)])) == .notLive)
        let other = [word(.closeOuters, 3), word(.returnNull)]
        #expect(problem(capturing(other, live: [(0, 2), (1, 3), (4, 2)])) == .capturedLost)
        #expect(problem(capturing(plain, live: [(0, 2), (1, 3), (4, 4)], register: 3)) == .notLive)
    }

    @Test func callMayNotCoverCapturedRegister() {
        let live: [(UInt32, UInt16)] = [(0, 2), (1, 3), (4, 5), (5, 3)]
        let above = [word(.loadNull, 3, 1), word(.call, 3, 1), word(.returnNull)]
        #expect(problem(capturing(above, live: live)) == nil)
        let over = [word(.loadNull, 3, 1), word(.call, 2, 1), word(.returnNull)]
        #expect(problem(capturing(over, live: live)) == .capturedLost)
    }

    @Test func codeToWhichNoWayLeadsIsCheckedToo() {
        // An image may say that a function stands there.
        let made = HandMadeProgram(
            [
                word(.returnNull), word(.loadNull, 2, 2), word(.closure, 3), 0, word(.call, 2, 1), word(.returnNull),
            ],
            live: [(0, 2), (2, 5), (5, 3)])
        var capturing = made
        capturing.inner = [HandMadeProgram.innerFunction([.register(2)])]
        #expect(problem(capturing) == .capturedLost)
        var plain = made
        plain.inner = [HandMadeProgram.innerFunction()]
        #expect(problem(plain) == nil)
    }

    @Test func captureReachesAroundALoop() {
        // The call comes first in the loop; what the end of the loop captured is still open there.
        var made = HandMadeProgram(
            [
                word(.loadNull, 2, 2), word(.call, 2, 1), word(.loadNull, 3, 1), word(.closure, 3), 0,
                word(.loadNull, 3, 1), word(.loopTrue, 0), distance(-7), word(.returnNull),
            ],
            live: [(0, 2), (1, 5), (2, 3), (3, 5), (8, 5)])
        made.inner = [HandMadeProgram.innerFunction([.register(2)])]
        #expect(problem(made) == .capturedLost)
        made.inner = [HandMadeProgram.innerFunction([.register(1)])]
        #expect(problem(made) == nil)
    }

    @Test func madeUpFlowEndsInTime() {
        // Long chains of backward jumps, each of which brings one more register around.
        var code: [UInt32] = [word(.loadNull, 2, 249)]
        var inner: [FunctionCode] = []
        for register in 0..<250 {
            code += [word(.closure, 252), UInt32(register)]
            inner.append(HandMadeProgram.innerFunction([.register(UInt8(register + 2))]))
            for _ in 0..<40 { code += [word(.loopTrue, 0), distance(1 - code.count - 2)] }
        }
        var made = HandMadeProgram(code + [word(.returnNull)], live: [(0, 2), (1, 252)])
        made.body.registerCount = 255
        made.inner = inner
        let problem = problem(made)
        #expect(problem == nil || problem == .tooComplex)
    }
}
