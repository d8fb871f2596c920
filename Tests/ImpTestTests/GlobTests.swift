import TestSupport
import Testing

@testable import ImpTest

@Suite struct GlobTests {
    private static let files = [
        "a.test.nut", "B.test.nut", "readme.md", ".hidden.test.nut", "tests/c.test.nut", "tests/deep/d.test.nut",
        "tests/deep/e.nut", ".git/x.test.nut", "node/tests/f.test.nut",
    ]

    @Test(arguments: [
        ("*.test.nut", ["a.test.nut", "B.test.nut"]),
        ("tests/**/*.test.nut", ["tests/c.test.nut", "tests/deep/d.test.nut"]),
        (
            "**/*.test.nut",
            ["a.test.nut", "B.test.nut", "node/tests/f.test.nut", "tests/c.test.nut", "tests/deep/d.test.nut"]
        ),
        ("**/d.test.nut", ["tests/deep/d.test.nut"]),
        ("tests/*/*.nut", ["tests/deep/d.test.nut", "tests/deep/e.nut"]),
        ("./tests/c.test.nut", ["tests/c.test.nut"]),
        ("tests/deep/../c.test.nut", ["tests/deep/../c.test.nut"]),
        ("tests/{c,deep/d}.test.nut", ["tests/c.test.nut", "tests/deep/d.test.nut"]),
        ("?.test.nut", ["a.test.nut", "B.test.nut"]),
        ("[a-z].test.nut", ["a.test.nut"]),
        (".hidden.*", [".hidden.test.nut"]),
        ("tests", []),
        ("nothing/**", []),
        ("", []),
    ])
    func finds(pattern: String, expected: [String]) throws {
        let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: Self.files.map { ($0, "") }))
        #expect(Glob.files(pattern, in: folder.path) == expected)
    }

    @Test(arguments: [
        ("a{b,c}d", ["abd", "acd"]), ("{a,b{c,d}}", ["a", "bc", "bd"]), ("{a}", ["{a}"]), ("a{b", ["a{b"]),
        ("{,x}y", ["y", "xy"]), ("{a}{b,c}", ["{a}b", "{a}c"]),
    ])
    func braces(pattern: String, expected: [String]) {
        #expect(Glob.alternatives(pattern) == expected)
    }

    /// A link to a folder around it would be searched for ever.
    @Test func doesNotFollowLinks() throws {
        let folder = try TemporaryFolder(["a/x.nut": ""])
        try folder.link("a/loop", to: "..")
        #expect(Glob.files("**/*.nut", in: folder.path) == ["a/x.nut"])
    }
}
