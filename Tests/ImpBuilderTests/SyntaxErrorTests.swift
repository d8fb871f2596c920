import Testing

@testable import ImpBuilder

@Suite struct SyntaxErrorTests {
    @Test(arguments: [
        ("@if\n@end", "Syntax error in @if (main:1)"), ("@if 1\n@elseif\n@end", "Syntax error in @elseif (main:2)"),
        ("@set", "Syntax error in @set (main:1)"), ("@set 1x 2", "Syntax error in @set (main:1)"),
        ("@set x =", "Syntax error in @set (main:1)"), ("@set x // 2", "Syntax error in @set (main:1)"),
        ("@include", "Syntax error in @include (main:1)"), ("\n@include once", "Syntax error in @include (main:2)"),
        ("@error", "Syntax error in @error (main:1)"), ("@warning", "Syntax error in @warning (main:1)"),
        ("@if 1\n@else if 2\n@end", "Syntax error in @else (main:2)"), ("@endif x", "Syntax error in @endif (main:1)"),
        ("@end x", "Syntax error in @end (main:1)"), ("@while\n@end", "Syntax error in @while (main:1)"),
        ("@endwhile x", "Syntax error in @endwhile (main:1)"), ("@repeat\n@end", "Syntax error in @repeat (main:1)"),
        ("@endrepeat x", "Syntax error in @endrepeat (main:1)"), ("@macro\n@end", "Syntax error in @macro (main:1)"),
        ("@endmacro x", "Syntax error in @endmacro (main:1)"),
        ("@else", "Unexpected @else (main:1)"), ("@elseif 1", "Unexpected @elseif (main:1)"),
        ("\n@endif", "Unexpected @endif (main:2)"), ("@end", "Unexpected @end (main:1)"),
        ("@endmacro", "Unexpected @endmacro (main:1)"), ("@endwhile", "Unexpected @endwhile (main:1)"),
        ("@endrepeat", "Unexpected @endrepeat (main:1)"), ("@while 1\n@endif", "Unexpected @endif (main:2)"),
        ("@if 1\n@endwhile", "Unexpected @endwhile (main:2)"), ("@macro m()\n@else", "Unexpected @else (main:2)"),
        ("@if 1\n@else\n@else\n@end", "Multiple @else statements are not allowed (main:3)"),
        ("@if 1\n@else\n@elseif 1\n@end", "@elseif after @else is not allowed (main:3)"),
        ("x\n@if 1\n@ comment", "Unclosed @if statement (main:2)"),
        ("@macro m()\n\n", "Unclosed @macro statement (main:2)"),
        ("@while 1\n@repeat 1\n@end", "Unclosed @while statement (main:3)"),
        ("@repeat 1", "Unclosed @repeat statement (main:1)"),
        ("a @{?} b", "Syntax error in the inline instruction at (main:1)"),
    ])
    func structure(source: String, message: String) {
        #expect(failure(source)?.message == message)
    }

    @Test func everyErrorOfADirectiveSaysHowToWriteIt() {
        for source in ["@if", "@set", "@include", "@repeat", "@macro", "@error", "@while", "@end x", "@else x"] {
            #expect(failure(source)?.advice?.isEmpty == false, "\(source)")
        }
    }

    @Test func blocksNestOnlySoDeep() {
        let deep = String(repeating: "@if 0\n", count: 300) + String(repeating: "@end\n", count: 300)
        #expect(failure(deep)?.message == "Blocks are nested more than 256 deep (main:257)")
        let expression = String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000)
        #expect(failure("@if \(expression)\n@end")?.message.contains("nested more than 100 deep") == true)
        #expect(failure("@if \(String(repeating: "!", count: 5_000))1\n@end") != nil)
        #expect(failure("@{\(expression)}")?.message == "Syntax error in the inline instruction at (main:1)")
    }
}
