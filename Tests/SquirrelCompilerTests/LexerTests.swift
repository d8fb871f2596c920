import SquirrelVM
import Testing

@testable import SquirrelCompiler

struct LexerTests {
    @Test func everyKeywordIsItsOwnToken() throws {
        for (index, spelling) in Keywords.spellings.enumerated() {
            let kind = try #require(TokenKind(rawValue: UInt8(index)))
            #expect(tokens("\(spelling)")?.map(\.kind) == [kind])
            #expect("\(kind)" == "\(spelling)")
            #expect(tokens("\(spelling)1")?.map(\.kind) == [.identifier])
        }
        #expect(tokens("vargv rawcall __LINE__ __FILE__")?.map(\.kind) == Array(repeating: .identifier, count: 4))
    }

    @Test(
        arguments: [
            (
                "{ } ( ) [ ]",
                [.leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket]
            ),
            ("; , ? ^ ~ . @", [.semicolon, .comma, .question, .caret, .tilde, .dot, .at]),
            ("& && | || : ::", [.ampersand, .and, .bar, .or, .colon, .doubleColon]),
            ("* *= % %= - -= --", [.star, .starAssign, .percent, .percentAssign, .minus, .minusAssign, .minusMinus]),
            ("+ += ++ / /= />", [.plus, .plusAssign, .plusPlus, .slash, .slashAssign, .attributeClose]),
            ("= == < <= <=> <- <<", [.assign, .equal, .less, .lessEqual, .threeWay, .newSlot, .shiftLeft]),
            (
                "</ > >= >> >>> ! !=",
                [.attributeOpen, .greater, .greaterEqual, .shiftRight, .unsignedShiftRight, .not, .notEqual]
            ),
            ("...", [.ellipsis]),
            ("a<-b", [.identifier, .newSlot, .identifier]),
            ("x</y", [.identifier, .attributeOpen, .identifier]),
            ("x+++y", [.identifier, .plusPlus, .plus, .identifier]),
            ("a &= b **c", [.identifier, .ampersand, .assign, .identifier, .star, .star, .identifier]),
            ("$ ` \\", [.unknown, .unknown, .unknown]),
        ] as [(String, [TokenKind])])
    func punctuation(source: String, kinds: [TokenKind]) {
        #expect(tokens(source)?.map(\.kind) == kinds)
    }

    @Test func namesAreInternedOnce() {
        let found = tokens("abc Abc abc _9 constructor")
        #expect(found?[0].symbol == found?[2].symbol)
        #expect(found?[0].symbol != found?[1].symbol)
        #expect(found?[4].symbol == .constructor)
    }

    @Test func columnsCountFromZeroOnTheFirstLineOnly() {
        #expect(outcome(of: "x y") == "1:3 end of statement expected (; or lf)")
        #expect(outcome(of: "\nx y") == "2:4 end of statement expected (; or lf)")
        #expect(outcome(of: "\tx y") == "1:4 end of statement expected (; or lf)")
    }

    @Test func newlinesInCommentsAndStringsKeepTheColumn() {
        #expect(outcome(of: "x = 1 /* \n\n */ 5 6") == "3:16 end of statement expected (; or lf)")
        #expect(outcome(of: "x = @\"a\nb\" 5") == "2:12 end of statement expected (; or lf)")
    }

    @Test func sourceEndsAtNul() {
        #expect(outcome(of: "x = 1\0 y z )") == "OK")
        #expect(outcome(of: "x = \"a\0b\"") == "1:6 unfinished string")
    }

    @Test func byteOrderMarkIsSkipped() {
        #expect(
            outcome(ofBytes: [0xEF, 0xBB, 0xBF] + Array("x = 1 1".utf8)) == "1:7 end of statement expected (; or lf)")
        #expect(outcome(ofBytes: [0xEF, 0xBB] + Array("x".utf8)) == "1:1 expression expected")
    }

    @Test func bytesOutsideOfAscii() {
        #expect(outcome(of: "x = \"é\" // é\n# é\n/* é */") == "OK")
        #expect(outcome(ofBytes: Array("x = ".utf8) + [0xFF]) == "1:5 expression expected")
        #expect(outcome(ofBytes: Array("x ".utf8) + [0xFF]) == "1:3 end of statement expected (; or lf)")
        #expect(outcome(of: "\u{7F}") == "1:0 unexpected character(control)")
        #expect(outcome(of: "x\u{0B}") == "1:1 unexpected character(control)")
    }

    @Test(arguments: [
        ("\"", "1:1 error parsing the string"), ("@\"", "1:2 error parsing the string"),
        ("'", "1:1 error parsing the string"),
        ("\"ab", "1:3 unfinished string"), ("@\"a\n", "2:4 unfinished string"),
        ("\"a\nb\"", "1:2 newline in a constant"),
        ("\"\\q\"", "1:2 unrecognised escaper char"), ("\"\\u0041\"", "1:2 unrecognised escaper char"),
        ("\"\\xZ\"", "1:3 hexadecimal number expected"), ("''", "1:2 empty constant"),
        ("'ab'", "1:4 constant too long"),
        ("'é'", "1:4 constant too long"), ("0789", "1:2 invalid octal number"),
        ("0x123456789", "1:11 too many digits for an Hex number"), ("1e", "1:2 exponent expected"),
        ("1e+", "1:3 exponent expected"), ("/* x", "1:4 missing \"*/\" in comment"), ("a..b", "1:3 invalid token '..'"),
    ])
    func errors(source: String, expected: String) {
        #expect(outcome(of: source) == expected)
    }
}

struct LiteralTests {
    @Test(
        arguments: [
            ("0", 0), ("010", 8), ("08", 8), ("09", 9), ("00", 0), ("0777", 511), ("0x", 0), ("0xff", 255),
            ("0XfF", 255),
            ("0xFFFFFFFF", -1), ("0x80000000", .min), ("4294967296", 0), ("99999999999", 1_215_752_191),
            ("2147483648", .min), ("2147483647", .max), ("'a'", 97), ("'\\n'", 10), ("'\\x41'", 65), ("'\\''", 39),
            ("'\"'", 34), ("'\\xFF'", 255), ("'\\x1FF'", 255), ("'\\0'", 0),
        ] as [(String, Int32)])
    func integers(source: String, value: Int32) {
        #expect(number(source)?.integerValue == value)
    }

    @Test(
        arguments: [
            ("1.", 1), ("1.5", 1.5), ("1..5", 1), ("1.2.3", 1.2), ("1e5", 100_000), ("1E+5", 100_000), ("1e-3", 0.001),
            ("1.e2", 100), ("1e400", .infinity), ("1e-400", 0), ("08.5", 8.5), ("0.1", 0.1),
            ("3.4028236e38", .infinity),
            ("1e5.5", 100_000), ("16777217.0", 16_777_216),
        ] as [(String, Float)])
    func floats(source: String, value: Float) {
        #expect(number(source)?.floatValue == value)
    }

    @Test(
        arguments: [
            (#""\t\a\b\n\r\v\f\0\\\"\'""#, [9, 7, 8, 10, 13, 11, 12, 0, 92, 34, 39]),
            (#""\x41\x42""#, [65, 66]), (#""\x4142""#, [0x42]), (#""\x041""#, [0x41]), (#""\x0041G""#, [0x41, 71]),
            (#""\x1g""#, [1, 103]), (#""""#, []), (#""it's""#, Array("it's".utf8)),
            (#"@"a\nb""#, Array(#"a\nb"#.utf8)), (#"@"say ""hi""""#, Array("say \"hi\"".utf8)),
            ("@\"1\n2\"", [49, 10, 50]),
            ("\"é\"", [0xC3, 0xA9]),
        ] as [(String, [UInt8])])
    func strings(source: String, bytes: [UInt8]) {
        #expect(string(source) == bytes)
    }

    @Test func signIsPartOfALiteral() throws {
        #expect(try listing(of: "x = -5") == listing(of: "x = - 5"))
        #expect(try listing(of: "x = -5").contains("loadInteger r2 -5"))
        #expect(try listing(of: "x = ~5").contains("loadInteger r2 -6"))
        #expect(try listing(of: "x = -0.0").contains("loadConstant r2 -0.0"))
        #expect(try listing(of: "x = -2147483648").contains("loadConstant r2 -2147483648"))
    }
}

struct LineDirectiveTests {
    private func error(_ source: String) -> CompileError? {
        do {
            _ = try compile(Array(source.utf8), name: "main")
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("#line 10\n)", 10, "main"), ("#line 10 \"a b\"\n)", 10, "a b"), ("  #line  7\t\"x\" \r\n\n)", 8, "x"),
            ("x\n#line 5 \"a\"\n#line 9\n)", 9, "a"), ("#line 3 \"a\"\n#line 4 \"main\"\n)", 4, "main"),
            ("#line 5 \"\"\n)", 5, ""), ("#line 0\n)", 0, "main"),
        ] as [(String, Int32, String)])
    func setsLineAndSource(source: String, line: Int32, file: String) {
        #expect(error(source)?.line == line)
        #expect(error(source)?.source == Array(file.utf8))
    }

    @Test(arguments: [
        "#line\n)", "#line x\n)", "#line 5 x\n)", "#line 5 \"x\n)", "# line 5\n)", "#lines 5\n)", "#line5\n)",
        "x #line 5\n)", "/**/ #line 5\n)", "#line 5 \"a\" b\n)", "#line 99999999999\n)", "//#line 5\n)",
    ])
    func otherCommentsStayComments(source: String) {
        #expect(error(source)?.line == 2)
        #expect(error(source)?.source == Array("main".utf8))
    }

    @Test func showsInTheLineTable() throws {
        let program = try compile(Array("a()\n#line 50 \"lib\"\nb()\n#line 3 \"main\"\nc()".utf8), name: "main")
        #expect(program.sources == [Array("main".utf8), Array("lib".utf8)])
        #expect(program.functions[0].lines.map(\.line) == [1, 50, 3])
        #expect(program.functions[0].lines.map(\.source) == [0, 1, 0])
    }

    @Test func endsAStatementLikeAnyNewline() {
        #expect(error("x = 1\n#line 9\ny = 2") == nil)
    }
}
