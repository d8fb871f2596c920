import SquirrelVM
import Testing

@testable import SquirrelCompiler

/// Golden listings, few on purpose: what programs do is tested by running them.
struct CodeTests {
    @Test func countingLoopHasOneInstructionARound() throws {
        #expect(
            try listing(of: "for (local i = 0, n = 9; i < n; i++) f(i)") == """
                0 loadInteger r2 0
                1 loadInteger r3 9
                2 jumpNotLess r2 r3 -> 10
                4 selfField r4 r0 .f
                6 move r6 r2
                7 call r4 2
                8 stepLoopLess r2 r3 1 -> 4
                10 returnNull
                """)
    }

    @Test(arguments: [
        "for (local i = 0; i < 10; i += 2) f()": "stepLoopLessK r2 10 2",
        "for (local i = 0, n = 1; i <= n; ++i) f()": "stepLoopLessEqual r2 r3 1",
        "for (local i = 0; i <= 10; i++) f()": "loopLessEqualI r2 10",
        "for (local i = 9; i > 0; i--) f()": "loopGreaterI r2 0",
        "local a; while (!(a < 5)) f()": "jumpLessI r2 5",
        "local a; do { f() } while (a != null)": "loopNotEqual r2 r3",
        "local a; if (a == \"x\") f()": "jumpNotEqualK r2 x",
        "local a; while (a) f()": "loopTrue r2",
        "while (true) f()": "loop -> 0",
        "local a, b; if (a && !b) f()": "jumpTrue r3",
        "local a, b; a = b + 5": "addI r2 r3 5",
        "local a, b; a = b - 5": "subK r2 r3 5",
        "local a, b; a = b + 500": "addK r2 r3 500",
        "local a, b; a = 5 + b": "add r2 r4 r3",
        "local a; a = a[3]": "getIndexI r2 r2 3",
        "local a; a[\"x\"] = a": "setField r2 r2 .x",
    ])
    func selects(source: String, instruction: String) throws {
        #expect(try listing(of: source).contains(instruction))
    }

    @Test func tailCallsOnlyWhereTheFrameIsNotNeeded() throws {
        #expect(try listing(of: "function f() { return g() }", function: 1).contains("tailCall"))
        #expect(try listing(of: "x = @() g()", function: 1).contains("tailCall"))
        #expect(try !listing(of: "return g()").contains("tailCall"))
        #expect(try !listing(of: "function f() { try { return g() } catch (e) {} }", function: 1).contains("tailCall"))
        #expect(try listing(of: "function f() { try {} catch (e) {} return g() }", function: 1).contains("tailCall"))
        #expect(try !listing(of: "function f() { yield 1; return g() }", function: 1).contains("tailCall"))
        #expect(try !listing(of: "function f() { return g() + 1 }", function: 1).contains("tailCall"))
    }

    @Test func thisIsNeverCopiedBeforeAnAccess() throws {
        #expect(try listing(of: "x = this.a[b]") == listing(of: "x = a[b]"))
        #expect(try listing(of: "this[a] = 1").contains("setIndex r0"))
        #expect(try listing(of: "(o.f)()").contains("move r3 r0"))
    }

    @Test func localCalleeIsReadWhenTheCallExecutes() throws {
        #expect(try listing(of: "local f; f(f = g)").contains("move r3 r2\n7 call r3 2"))
        #expect(try listing(of: "local f; f = g; f(h)").components(of: "move r3 r2") == 1)
        #expect(try listing(of: "local f = g; f(h())").components(of: "move r3 r2") == 1)
    }

    @Test func capturedVariablesAreDetachedWhenTheirScopeIsLeft() throws {
        let code = try listing(of: "for (local i = 0; i < 3; i++) { local q = i; f(@() q); if (q) break }")
        #expect(code.components(of: "closeOuters 3") == 2)
        #expect(try listing(of: "for (local i = 0; i < 3; i++) { f(@() i); if (i) break }").contains("closeOuters 2"))
        #expect(try !listing(of: "for (local i = 0; i < 3; i++) { local q = i }").contains("closeOuters"))
    }

    @Test func codeThatCannotBeReachedIsLeftOut() throws {
        #expect(try listing(of: "return 1; f()") == "0 loadInteger r2 1\n1 return r2")
        #expect(try !listing(of: "while (false) f()").contains("call"))
        #expect(try !listing(of: "if (0) f(); else g()").contains(".f"))
        #expect(try listing(of: "while (true) {}") == "0 loop -> 0")
    }

    @Test func compoundAssignmentReadsBehindTheValue() throws {
        #expect(
            try listing(of: "local c, k; c[k] += f()") == """
                0 loadNull r2 1
                1 selfField r4 r0 .f
                3 call r4 1
                4 getIndex r5 r2 r3
                5 add r5 r5 r4
                6 setIndex r2 r3 r5
                7 returnNull
                """)
    }

    @Test func handlersStandInnerFirst() throws {
        let program = try compile(
            Array("try { try { f() } catch (a) { g() } } catch (b) { h() }".utf8), name: "test")
        let handlers = program.functions[0].handlers
        #expect(handlers.count == 2)
        #expect(handlers[0].start >= handlers[1].start && handlers[0].end <= handlers[1].end)
        #expect(handlers.map(\.register) == [2, 2])
    }

    @Test func liveTableIsTight() throws {
        let program = try compile(Array("local a = f(1); { local b = 2; g(b) } h()".utf8), name: "test")
        #expect(program.functions[0].live.map(\.count) == [2, 4, 5, 3, 4, 6, 7, 3, 5, 3])
    }

    @Test func functionsAreInPreorder() throws {
        let program = try compile(Array("function a(x = @() 1) { return @() 2 } b <- @() 3".utf8), name: "test")
        #expect(program.functions.count == 5)
        #expect(program.functions[0].name == Array("main".utf8))
        #expect(program.functions[1].name == Array("a".utf8))
        #expect(program.functions[0].functions == [2, 1, 4])
        #expect(program.functions[1].functions == [3])
        #expect(program.functions[1].defaultCount == 1)
        #expect(program.functions[1].parameterNames == [Array("this".utf8), Array("x".utf8)])
    }

    @Test func flags() throws {
        let program = try compile(
            Array("function f(...) { yield 1 } function g() { this = 1 } function h() { this.x = 1 }".utf8),
            name: "test")
        #expect(program.functions.map(\.isGenerator) == [false, true, false, false])
        #expect(program.functions.map(\.isVariadic) == [true, true, false, false])
        #expect(program.functions.map(\.assignsThis) == [false, false, true, false])
    }

    /// A function has 65,535 inline caches at most; what goes beyond them does without.
    @Test func moreFieldsThanCaches() throws {
        let source = "local a = {};" + String(repeating: "a.b;", count: 65_600)
        let program = try compile(Array(source.utf8), name: "test")
        #expect(verify(program) == nil)
    }

    @Test func linesAreThoseOfStatements() throws {
        let program = try compile(Array("a(\n1)\nwhile (b\n)\n{ c\n}\n".utf8), name: "test")
        #expect(program.functions[0].lines.map(\.line) == [1, 3, 5, 3, 7])
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
