import Testing

@testable import SquirrelCompiler

/// Hostile or merely long sources: an error or a program, never a crash, and quickly.
struct NestingTests {
    private static let million = 1_000_000

    @Test(arguments: [
        "(", "{", "[", "!", "~", "-", "if(a)", "while(a)", "do ", "for(;;)", "try ", "@()", "typeof ", "delete ", "++",
        "a[", "a=", "a?", "clone ", "resume ", "function(){return ", "switch(a){case 1:", "class extends ", "a||b&&c+(",
        "if(a)b;else{", "f(function(){", "x={a=function(b=", "return function(){", "foreach(a in b)", "f(", "{a=",
        "class{a=", "class{</a=", "[function(){yield ",
    ])
    func bombs(piece: String) {
        let prefixes = ["", "x=", "x = y + "]
        for prefix in prefixes {
            let result = outcome(of: prefix + String(repeating: piece, count: Self.million / piece.utf8.count))
            #expect(result != "OK")
        }
    }

    @Test func depthUpToTheLimit() {
        func nested(_ open: String, _ close: String, _ count: Int) -> String {
            outcome(of: "x=" + String(repeating: open, count: count) + "1" + String(repeating: close, count: count))
        }
        #expect(nested("(", ")", 190) == "OK")
        #expect(nested("[", "]", 190) == "OK")
        #expect(nested("1+(", ")", 95) == "OK")
        #expect(nested("(", ")", 250) == "1:201 internal compiler error: nesting too deep")
    }

    @Test(arguments: [
        ("a", " + b"), ("a", ".b"), ("a", "[1]"), ("a", "()"), ("a", ".b(1)[2] + c"), ("a", " == b"), ("a", ", b"),
        ("a", " + ++b"), ("x = a", " - b * c"),
    ])
    func longChains(start: String, link: String) {
        #expect(outcome(of: start + String(repeating: link, count: 20_000)) == "OK")
    }

    @Test func longElseIfChain() {
        #expect(outcome(of: "if (a) b\n" + String(repeating: "else if (c) d\n", count: 20_000)) == "OK")
    }

    @Test func largeLiterals() {
        #expect(outcome(of: "x = [" + String(repeating: "1,", count: 70_000) + "]") == "OK")
        #expect(outcome(of: "x = {" + (0..<70_000).map { "a\($0) = \($0)," }.joined() + "}") == "OK")
        #expect(outcome(of: "enum e {" + (0..<70_000).map { "a\($0)," }.joined() + "}") == "OK")
        #expect(outcome(of: "x = \"" + String(repeating: "a", count: 5_000_000) + "\"") == "OK")
    }

    @Test func largeSwitch() {
        #expect(outcome(of: "switch (x) {" + (0..<20_000).map { "case \($0): y(); break;\n" }.joined() + "}") == "OK")
    }

    /// Measured with the reference, whose limit is one register higher.
    @Test(arguments: [253: "OK", 254: "254:11 internal compiler error: too many locals"])
    func locals(count: Int, expected: String) {
        #expect(outcome(of: (0..<count).map { "local a\($0)" }.joined(separator: "\n")) == expected)
    }

    @Test(arguments: [251: "OK", 252: "1:505 internal compiler error: too many locals"])
    func arguments(count: Int, expected: String) {
        #expect(outcome(of: "f(" + Array(repeating: "1", count: count).joined(separator: ",") + ")") == expected)
    }

    @Test(arguments: [254: "OK", 255: "1:2 internal compiler error: too many locals"])
    func parameters(count: Int, expected: String) {
        let source = "function f(" + (0..<count).map { "a\($0)" }.joined(separator: ",") + "){}"
        #expect((outcome(of: source) == "OK") == (expected == "OK"))
    }

    @Test func chainsOfConditionalsAndLogicalOperators() {
        #expect(outcome(of: "x = " + String(repeating: "a ? 1 : ", count: 240) + "0") == "OK")
        #expect(outcome(of: "x = a" + String(repeating: " || a", count: 240)) == "OK")
        #expect(outcome(of: "x = a" + String(repeating: " || a", count: 260)).hasSuffix("too many locals"))
    }

    @Test func deepFunctionsWithManyNames() {
        let depth = 40
        let open = (0..<depth).map { "local a\($0) = \($0); return function() { " }.joined()
        let uses = (0..<depth).map { "a\($0) + " }.joined()
        let source = "function f() { " + open + "return " + uses + "0 " + String(repeating: "}", count: depth + 1)
        #expect(outcome(of: source) == "OK")
    }
}
