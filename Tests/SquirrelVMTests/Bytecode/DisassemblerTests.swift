import SquirrelCompiler
import SquirrelVM
import Testing

/// The listing that `imp disassemble` prints.
@Suite struct DisassemblerTests {
    private func listing(_ source: String) throws -> String {
        let program = try compile(Array(source.utf8), name: "a.nut")
        return String(decoding: disassemble(program), as: UTF8.self)
    }

    @Test func showsConstantsLinesAndTargets() throws {
        let text = try listing(
            """
            local s = "tab\\there";
            for (local i = 0; i < 3; i++)
                print(s + 1.5);
            """)
        let expected = """
            function 0: main, a.nut:1
              1 parameter and vargv, 7 registers, 1 inline cache
              k0    "tab\\x09here"
              k1    3
              k2    "print"
              k3    1.5

            """
        #expect(text.hasPrefix(expected), "\(text)")
        #expect(text.contains("  a.nut:2\n"))
        #expect(text.contains("; \"print\"\n"))
        #expect(text.contains("  local r2 s 1..<"))
        let loops = text.split(separator: "\n").filter { $0.contains("stepLoopLess") }
        #expect(loops.count == 1 && loops.allSatisfy { $0.contains(" -> ") })
    }

    @Test func showsInnerFunctionsAndHandlers() throws {
        let text = try listing(
            "local a = 1; local f = @(b = 2) a + b; try { f(); } catch (e) { throw e; } return f;")
        #expect(text.contains("closure              r3 3 function 1\n"))
        #expect(text.contains("function 1: (anonymous), a.nut:1\n"))
        #expect(text.contains("2 parameters, 1 default value"))
        #expect(text.contains("  o0    r2 of the containing function, a\n"))
        #expect(text.contains("  try ") && text.contains(" catch r4 -> "))
    }

    @Test func marksWhatDoesNotExist() throws {
        var made = HandMadeProgram(
            [0xFFFF_FFFF, word(.loadConstant, 2, 9), word(.closure, 2), 5, word(.getField, 2, 0), field(3, cache: 0)],
            live: [])
        made.body.source = 4
        made.body.code.append(word(.loadConstantWide, 2))
        let text = String(decoding: disassemble(made.program), as: UTF8.self)
        #expect(text.contains("? ffffffff"))
        #expect(text.contains("; ?"))
        #expect(text.contains("function ?"))
        #expect(text.hasPrefix("function 0: (anonymous), ?:0\n"))
    }

    /// Whatever the words are, the listing ends and shows each.
    @Test func anythingCanBeListed() {
        var random = TestRandom(seed: 3)
        for _ in 0..<300 {
            var made = HandMadeProgram()
            made.body.code = (0..<40).map { _ in UInt32(truncatingIfNeeded: random.next()) }
            made.body.constants = [.float(bits: UInt32(truncatingIfNeeded: random.next())), .string([0, 34, 92, 255])]
            made.body.live = [LiveEntry(pc: 9, count: 1), LiveEntry(pc: 3, count: 2)]
            made.body.functions = [7]
            #expect(disassemble(made.program, function: 0).count > 400)
        }
    }
}
