import Testing

@testable import ImpBuilder

@Suite struct DirectiveTests {
    @Test(arguments: [
        // @set, with and without the sign, with comments.
        ("@set a 1+2\n@{a}", "3"), ("@set a = 'x' // no\n@{a}", "x"), ("  @set $a /* no */ 4\n@{$a}", "4"),
        ("@set u '//'\n@{u}", "//"), ("@set u 'it\\'s' // it's\n@{u}", "it's"), ("\u{FEFF}@set a 1\n@{a}", "1"),
        // @if and its relatives.
        ("@if 0\na\n@elseif 1\nb\n@elseif 1\nc\n@else\nd\n@endif\n", "b\n"),
        ("@if ''\na\n@else // no\nb\n@end\n", "b\n"),
        ("@if 1\n@if 0\na\n@end\nb\n@end\nc", "b\nc"),
        // Loops.
        ("@set n 3\n@while n > 0\n@{n}:@{loop.index}\n@set n n-1\n@endwhile\n", "3:0\n2:1\n1:2\n"),
        ("@repeat 2\n@{loop.iteration} @repeat\n@endrepeat\n@repeat 0\nx\n@end\n", "1 @repeat\n2 @repeat\n"),
        ("@repeat 2\n@set i loop.index\n@repeat 1\n@{i}@{loop.index}\n@end\n@end\n", "00\n10\n"),
        // Macros: dynamic scope, missing and superfluous arguments, included or in a line.
        (
            "@macro m(a, b)\n[@{a}@{b}@{defined(b)}]\n@endmacro\n@include m(1, 2, 3)\n@{m(1)}\n",
            "[12true]\n[1nullfalse]\n"
        ),
        ("@macro m(a)\n@{a}\n@end\n@set a 9\n@{m(1)}@{a}@{1|m}", "191"), ("@macro m()\na\nb\n@end\n<@{m()}>", "<a\nb>"),
        ("@macro m()\n@set x 5\n@end\n@include m()\n@{x}", "5"),
        ("@macro m()\n@{__LINE__}\n@end\n\n@{m()}@{__LINE__}", "\n25"),
        // What is text, what is none.
        ("@ comment\n@\n\t@ \n@foo\n@@\n@\"x\"\n@{1}", "@foo\n@@\n@\"x\"\n1"), ("#{a} @{", "#{a} @{"),
        ("@{'}'}}", "}}"),
        ("\"@{1+1}\" // @{2}", "\"2\" // 2"), ("a\r\n@set x 1\r\n@{x}\r\n", "a\r\n1\r\n"), ("", ""),
        ("@includes x", "@includes x"),
        ("@{__FILE__}:@{__LINE__}:@{__PATH__}", "main:1:/project"),
    ])
    func work(source: String, text: String) throws {
        #expect(try built(source) == text)
    }

    @Test(arguments: [
        ("@set a ~1", "Unexpected \"~\" at character 0 (/project/main:1)"),
        ("\n@repeat 'x'\n@end", "@repeat needs a whole number, not \"x\" (/project/main:2)"),
        ("@repeat 1.5\n@end", "@repeat needs a whole number, not 1.5 (/project/main:1)"),
        ("@while 1/0\n@end", "Division by zero (/project/main:1)"),
        ("@macro m\n@end", "Syntax error in macro declaration (/project/main:1)"),
        ("@macro m(1)\n@end", "Syntax error in macro declaration (/project/main:1)"),
        ("@macro m()\n@end\n@macro m()\n@end", "Macro \"m\" is already declared in main:1 (/project/main:3)"),
        (
            "@macro m()\n@{a.b}\n@end\n\n@{m()}",
            "Owner of \"b\" property is undefined (/project/main:2) (/project/main:5)"
        ),
        ("@include 5", "@include needs the path of a file, not 5 (/project/main:1)"),
        ("@include nothing", "@include needs the path of a file, not null (/project/main:1)"),
        ("@{include(1)}", "include() needs the path of a file, not 1 (/project/main:1)"),
        ("@warning ~", "Unexpected \"~\" at character 0 (/project/main:1)"),
        ("@elseif", "Syntax error in @elseif (main:1)"),
    ])
    func fail(source: String, message: String) {
        #expect(failure(source)?.message == message)
    }

    @Test func errorStopsWithItsTextAndItsPlace() {
        let error = failure("one\n@error 'no ' + 1\n")
        #expect(error?.message == "no 1" && error?.file == "/project/main" && error?.line == 2)
        #expect(error.map { "\($0)" } == "no 1 (/project/main:2)")
    }

    @Test func warningsAreCollected() throws {
        let result = try result("@warning 'a' + 1\n\n@warning 2\n")
        #expect(
            result.warnings == [
                BuildWarning(message: "a1", file: "/project/main", line: 1),
                BuildWarning(message: "2", file: "/project/main", line: 3),
            ])
    }

    @Test(arguments: [
        "@while 1\n@end", "@set n 0\n@repeat n + 1\n@set n n + 1\n@end", "@set s 'x'\n@while 1\n@set s s + s\n@end",
        "@set a [1]\n@while 1\n@set a [a, a]\n@end", "@while 1\nx\n@end", "@macro m()\n@{m()}\n@end\n@{m()}",
        "@macro m()\n@include m()\n@end\n@include m()", "@{S.repeat('x', 1e300)}", "@include 'self.inc'",
        "@include 'twice.inc'",
    ])
    func nothingIsEndless(source: String) {
        let files = ["self.inc": "@include 'self.inc'", "twice.inc": "@include 'twice.inc'\n@include 'twice.inc'"]
        let error = failure(source, files: files) { $0.limits.steps = 200_000 }
        #expect(error != nil)
        #expect(error.map { $0.message.utf8.count < 200 } == true)
    }

    @Test func limitsAreCounted() {
        #expect(
            failure("@repeat 11\n12345678\n@end") { $0.limits.outputBytes = 90 }?.message.hasPrefix(
                "The output is longer") == true)
        #expect(
            failure("@{'12345' + '67890'}") { $0.limits.valueBytes = 9 }?.message.hasPrefix("A string is longer")
                == true)
        #expect(
            failure("@repeat 50\n@end") { $0.limits.steps = 100 }?.message.hasPrefix("The build did not end") == true)
        #expect(
            failure("@if 1\n@if 1\n@end\n@end") { $0.limits.depth = 2 }?.message
                == "Maximum execution depth reached, possible cyclic reference? (/project/main:2)")
    }

    @Test func longLinesAreNotReadAgainAndAgain() throws {
        let count = 100_000
        let line = String(repeating: "@{1}", count: count)
        #expect(try built(line) == String(repeating: "1", count: count))
    }
}
