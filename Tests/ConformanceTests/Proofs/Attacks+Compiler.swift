extension Attack {
    static let onTheCompiler = onItsStack + long

    /// What must not take memory for every byte of the source.
    static let onItsStack = deep + ofOneToken

    /// Nesting deeper than the compiler's stack.
    private static let deep = [
        "(", "{", "[", "!", "if (1) ", "@() ", "{ a = ", "f(", "clone ", "while (1) ", "do ", "foreach (a in b) ",
        "switch (1) { case 1: ", "try { } catch (e) ", "a ? ", "a = ", "a && ", "class { a = ", "function f() { ",
    ].map { piece in Attack("a million times \(piece)", .refused("too"), times(piece)) }

    /// Lists without end.
    private static let long = [
        Attack("a million else if", .finished, "if (1) ;" + times(" else if (1) ;")),
        Attack("a million additions", .finished, "local a = 1; a = a" + times(" + a")),
        Attack("a million fields", .error("the index 'a' does not exist"), "local a = {}; a" + times(".a")),
        Attack("a million calls in a row", .error("attempt to call"), "local a = @() 1; a" + times("()")),
        Attack("a million statements", .finished, "local a;" + times("a = 1;")),
        Attack("a million locals", .refused("too many locals"), numbered { "local a\($0);" }),
        Attack("a million arguments", .refused("too many locals"), "print(" + times("1, ") + "1)"),
        Attack(
            "a million parameters", .refused("too many locals"),
            "function f(" + numbered { "a\($0), " } + "b) {}"),
        Attack("a million elements", .outOfMemory, "local a = [" + times("1,") + "]"),
        Attack(
            "a million constants", .outOfMemory, "local a = [" + numbered { "\($0 * 7).5," } + "]"
        ),
        Attack("a million slots", .outOfMemory, "local a = {" + numbered { "a\($0) = 1," } + "}"),
        Attack("a million members", .outOfMemory, "class A {" + numbered { "a\($0) = 1;" } + "}"),
        Attack(
            "a million enumeration members", .finished, "enum E {" + numbered { "a\($0)," } + "}"),
        Attack(
            "a million cases", .outOfMemory, "switch (-1) {" + numbered { "case \($0):" } + "}"),
        Attack("a hundred thousand functions", .finished, "local a;" + times("a = function() {};", 100_000)),
        Attack("a hundred thousand closures", .finished, "local a;" + times("a = @() a;", 100_000)),
        Attack("a hundred thousand try blocks", .finished, times("try { } catch (e) { }", 100_000)),
    ]

    /// One token, or none, that fills the source.
    private static let ofOneToken = [
        Attack("a long name", .error("does not exist"), times("a")),
        Attack("a long text", .finished, "local a = \"" + times("a") + "\""),
        Attack("a long verbatim text", .refused("unfinished string"), "local a = @\"" + times("\"\"")),
        Attack("a long comment", .refused("expression expected"), "/*" + times("/*")),
        Attack("a long number", .finished, "local a = " + times("9") + ".0" + times("0")),
        Attack("a long hexadecimal number", .refused("too many digits"), "local a = 0x" + times("f")),
        Attack("a million line directives", .finished, times("#line 1 \"a\"\n")),
        Attack("a million line breaks", .finished, times("\n")),
    ]

    private static let million = 1_000_000

    private static func times(_ text: String, _ count: Int = million) -> String {
        String(repeating: text, count: count)
    }

    private static func numbered(_ item: (Int) -> String) -> String {
        (0..<million).map(item).joined()
    }
}
