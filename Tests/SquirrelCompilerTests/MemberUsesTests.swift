import SquirrelCompiler
import Testing

@Suite struct MemberUsesTests {
    /// The uses as `path:line`, the path's parts joined with dots.
    private func uses(_ source: String) throws -> [String] {
        try memberUses(of: ["imp", "hardware"], in: Array(source.utf8), name: "device.nut").map {
            "\($0.path.joined(separator: ".")):\($0.line)"
        }
    }

    @Test(
        arguments: [
            ("imp.reset();", ["imp.reset:1"]),
            ("local a;\nlocal b = hardware\n    .uartQ\n    .read();", ["hardware.uartQ.read:4"]),
            ("::imp.reset(); hardware[\"spi189\"].read();", ["imp.reset:1", "hardware.spi189.read:1"]),
            ("imp.wakeup(1, function() {\n  hardware.pin1.write(0);\n});", ["imp.wakeup:1", "hardware.pin1.write:2"]),
            (
                "class A { p = hardware.pin1;\n function f() { return imp.info().type; } }",
                ["hardware.pin1:1", "imp.info:2"]
            ),
            ("if (\"spiflash\" in hardware) ;", ["hardware:1"]),
            ("local f = @(x) hardware.pin2;", ["hardware.pin2:1"]),
            ("hardware.a <- 1; delete imp.b; imp.c++; ++imp.d;", ["hardware.a:1", "imp.b:1", "imp.c:1", "imp.d:1"]),
            ("server.log(imp);", ["imp:1"]),
            ("hardware[x].y(); hardware[1];", ["hardware:1", "hardware:1"]),
        ] as [(String, [String])])
    func areFoundWithTheirLines(_ source: String, _ wanted: [String]) throws {
        #expect(try uses(source) == wanted)
    }

    @Test(arguments: [
        "local imp = {}; imp.reset();",
        "function f(hardware) { return hardware.pin1; }",
        "local imp = {}; function f() { return imp.reset(); }",
        "foreach (imp in [1]) imp.x;",
        "enum imp { a } local x = imp.a;",
        "other.imp.reset(); x().hardware.pin1;",
        "local t = { imp = 1, hardware = 2 }; t.imp;",
        "// imp.reset();\n\"imp.reset()\";",
    ])
    func areNotWhatOnlyLooksLikeThem(_ source: String) throws {
        #expect(try uses(source) == [])
    }

    @Test func areInTheFilesThatTheTextNames() throws {
        let found = try memberUses(
            of: ["imp"], in: Array("imp.a\n#line 7 \"lib.nut\"\nimp.b\n".utf8), name: "device.nut")
        #expect(
            found == [
                MemberUse(path: ["imp", "a"], source: "device.nut", line: 1),
                MemberUse(path: ["imp", "b"], source: "lib.nut", line: 7),
            ])
    }

    @Test func throwWhatTheCompilerThrows() {
        #expect(throws: CompileError.self) { try uses("imp.") }
    }
}
