import SquirrelVM
import Testing

@testable import SquirrelCompiler

struct ScopeTests {
    /// What `source` reads first in its last function: a register, a captured variable or a field.
    private func firstRead(_ source: String) throws -> String {
        let program = try compile(Array(source.utf8), name: "test")
        let code = Listing(function: program.functions[program.functions.count - 1]).text
        return String(code.split(separator: "\n")[0].dropFirst(2))
    }

    @Test(arguments: [
        "x = @() a": "getField r1 r0 .a",
        "x = @(a) a": "return r1",
        "local a; x = @() a": "getOuter r1 outer0",
        "{ local a } x = @() a": "getField r1 r0 .a",
        "for (local a = 0; a < 1; a++) {} x = @() a": "getField r1 r0 .a",
        "foreach (a in b) {} x = @() a": "getField r1 r0 .a",
        "if (b) local a = 1\nx = @() a": "getField r1 r0 .a",
        "try {} catch (a) {} x = @() a": "getField r1 r0 .a",
        "switch (b) { case 1: local a; case 2: x = @() a }": "getField r1 r0 .a",
        "const a = 7; x = @() a": "loadInteger r1 7",
        "const a = 7; x = @(a) a": "return r1",
        "const a = 7; local a; x = @() a": "getOuter r1 outer0",
        "enum a { b = 3 } x = @() a.b": "loadInteger r1 3",
        "function f() { const a = 7 } x = @() a": "loadInteger r1 7",
        "x = @() this": "return r0",
        "x = @() ::a": "loadRoot r1",
        "x = @() vargv": "getOuter r1 outer0",
        "x = @(...) vargv": "return r1",
        "local function f() { return f }": "getField r1 r0 .f",
        "local f; f = function() { return f }": "getOuter r1 outer0",
        "local a; local b = @(c = a) a": "getOuter r2 outer0",
        "local a; function f(a) { return @() a }": "getOuter r1 outer0",
    ])
    func names(source: String, read: String) throws {
        #expect(try firstRead(source) == read)
    }

    @Test func valueOfADeclarationSeesTheOuterName() throws {
        #expect(try listing(of: "local x = x").hasPrefix("0 getField r2 r0 .x"))
        #expect(try listing(of: "local x = 1; { local x = x }").contains("move r3 r2"))
    }

    @Test func defaultsSeeNoParameters() throws {
        #expect(try listing(of: "local f = function(a, b = a) {}").hasPrefix("0 getField r2 r0 .a"))
    }

    @Test func capturesPassThroughEveryFunction() throws {
        let program = try compile(Array("local a, b; x = @() @() @() b + a + b".utf8), name: "test")
        #expect(
            program.functions.map(\.outers) == [
                [], [.register(3), .register(2)], [.outer(0), .outer(1)], [.outer(0), .outer(1)],
            ])
        #expect(program.functions[3].outerNames == [Array("b".utf8), Array("a".utf8)])
    }

    @Test func topLevelVargvIsAnOption() throws {
        let options = CompileOptions(bindsTopLevelVargv: false)
        let program = try compile(Array("return vargv".utf8), name: "test", options: options)
        #expect(Listing(function: program.functions[0]).text.hasPrefix("0 getField r2 r0 .vargv"))
        #expect(program.functions[0].isVariadic)
    }
}

struct ConstantTableTests {
    private func compiles(_ source: String, _ constants: inout ConstantTable) -> Bool {
        (try? compile(Array(source.utf8), name: "test", constants: &constants)) != nil
    }

    @Test func lastsBetweenCompilations() throws {
        var constants = ConstantTable()
        #expect(compiles("const A = 5; enum E { X, Y }", &constants))
        let program = try compile(Array("return A + E.Y".utf8), name: "test", constants: &constants)
        #expect(Listing(function: program.functions[0]).text.hasPrefix("0 loadInteger r2 5\n1 addI r2 r2 1"))
        #expect(!compiles("A = 6", &constants))
        #expect(compiles("const A = \"new\"", &constants))
        #expect(constants[Array("A".utf8)] == .scalar(.string(Array("new".utf8))))
    }

    @Test func declarationsBeforeAnErrorCount() {
        var constants = ConstantTable()
        #expect(!compiles("const A = 1; const B = 2 x", &constants))
        #expect(constants[Array("A".utf8)] == .scalar(.integer(1)))
        #expect(constants[Array("B".utf8)] == nil)
    }

    @Test func automaticValuesCountImplicitMembersOnly() {
        var constants = ConstantTable()
        #expect(compiles("enum E { A, B = 5, C }", &constants))
        guard case .enumeration(let members) = constants[Array("E".utf8)] else {
            Issue.record("no enumeration")
            return
        }
        #expect(members.names == ["A", "B", "C"].map { Array($0.utf8) })
        #expect(members.names.map { members[$0] } == [.integer(0), .integer(5), .integer(1)])
    }

    @Test func hostMayDefineNames() throws {
        var constants = ConstantTable()
        constants[Array("YES".utf8)] = .scalar(.bool(true))
        constants[Array("NOTHING".utf8)] = .scalar(.null)
        #expect(compiles("const YES = 1; const NEW = 2", &constants))
        #expect(constants.entries.names == ["YES", "NOTHING", "NEW"].map { Array($0.utf8) })
        constants[Array("YES".utf8)] = nil
        #expect(constants.entries.names == ["NOTHING", "NEW"].map { Array($0.utf8) })
        #expect(constants[Array("NEW".utf8)] == .scalar(.integer(2)))
        let program = try compile(Array("return NOTHING".utf8), name: "test", constants: &constants)
        #expect(Listing(function: program.functions[0]).text.hasPrefix("0 loadNull"))
    }
}
