import Testing

@testable import ImpBuilder

/// Every expected value was checked against Builder 4.2.0.
@Suite struct ExpressionTests {
    @Test(arguments: [
        // Numbers and how they print.
        ("7.0", "7"), (".25", "0.25"), ("3.", "3"), ("2e3", "2000"), ("1e20", "100000000000000000000"),
        ("1e21", "1e+21"), ("0.000001", "0.000001"), ("1e-7", "1e-7"), ("1/3", "0.3333333333333333"),
        ("0.1+0.2", "0.30000000000000004"), ("4.35*100", "434.99999999999994"), ("1e400", "Infinity"),
        ("5e-324", "5e-324"), ("-0", "0"), ("-1.5", "-1.5"), ("1e15/7", "142857142857142.84"),
        // Precedence.
        ("1+2*3-4/2%3", "5"), ("(1+2)*3", "9"), ("2-3-4", "-5"), ("1<2==true", "true"), ("1 + + 1", "2"),
        ("1 - -1", "2"), ("0 || 2 && 3", "3"), ("1 ? 2 : 0 ? 4 : 5", "2"),
        // + joins if a side is a string, all else is arithmetic.
        ("\"a\"+1", "a1"), ("1+'a'", "1a"), ("'7'+1", "71"), ("'7'-1", "6"), ("'6'*'7'", "42"), ("'x'-1", "NaN"),
        ("null+1", "1"), ("true+1", "2"), ("[1,2]+3", "1,23"), ("+'3'+1", "31"), ("-'3'+1", "-2"), ("!''", "true"),
        ("'0x10'*1", "16"), ("' 5 '*1", "5"), ("''*1", "0"), ("'5x'*1", "NaN"), ("'inf'*1", "NaN"),
        ("8/'0'", "Infinity"),
        // Loose comparison.
        ("'1'==1", "true"), ("null==0", "false"), ("null==nothing", "true"), ("''==0", "true"), ("'0'==false", "true"),
        ("[1]==1", "true"), ("[1]==[1]", "false"), ("[1,2]=='1,2'", "true"), ("'10'>'9'", "false"), ("'10'>9", "true"),
        ("'a'>1", "false"), ("null>=0", "true"), ("3>2>1", "false"), ("1!='1'", "false"),
        // || and && answer an operand.
        ("0||'x'", "x"), ("0&&1", "0"), ("'a'&&'b'", "b"), ("''||null", "null"),
        // Strings and arrays.
        ("\"a\\tb\"", "a\tb"), ("'\\q\\x41'", "qx41"), ("'}{'", "}{"), ("[1,[2,3],null]", "1,2,3,"), ("[1,2,]", "1,2"),
        ("([4,5])[1]", "5"), ("([4,5])['0']", "4"), ("([1,2,3]).length", "3"),
        // Calls need no commas; a trailing semicolon is nothing.
        ("max(1 3 2)", "3"), ("max(1,'x')", "NaN"), ("min('3',2)", "2"), ("abs('-4')", "4"), ("a;", "null"),
        // A function's name is its value.
        ("max", "max"), ("('m'+'ax')(1,2)", "2"),
        // Filters.
        ("5|max", "5"), ("5|max(1,9)", "9"), ("5|('m'+'ax')", "5"), ("'a'|escape|base64", "YQ=="),
        ("nothing|defined", "false"),
        ("\"it's\\n\"|escape", "it\\'s\\n"), ("'hé'|base64", "aMOp"), ("''|base64", ""),
    ])
    func evaluates(expression: String, expected: String) throws {
        #expect(try built("@{\(expression)}") == expected)
    }

    @Test(arguments: [
        ("S.concat('a',1,true,null)", "a1truenull"), ("S.endsWith('abc','c')", "true"),
        ("S.endsWith('abc','b',2)", "true"),
        ("S.includes('abc','bc')", "true"), ("S.includes('abc','a',1)", "false"), ("S.repeat('ab',2.9)", "abab"),
        ("S.repeat('ab')", ""), ("S.split('a,b,c',',')", "a,b,c"), ("S.split('a b c',' ',2)", "a,b"),
        ("S.split('abc','')", "a,b,c"), ("S.split('abc')", "abc"), ("S.startsWith('abc','b',1)", "true"),
        ("S.substr('abcdef',-2)", "ef"), ("S.substr('abcdef',1,2)", "bc"), ("S.substr('abcdef',1,-1)", ""),
        ("S.substring('abcdef',4,1)", "bcd"), ("S.substring('abcdef',-1,2)", "ab"), ("S.toLowerCase('ABC')", "abc"),
        ("S.toUpperCase('straße')", "STRASSE"), ("S.trim('  x ')+'|'", "x|"), ("S.trimLeft('  x ')+'|'", "x |"),
        ("S.trimRight('  x ')+'|'", "  x|"), ("' x '|S.trim", "x"), ("'x'|S.repeat(3)", "xxx"),
        ("S.concat(1.5,'x')", "1.5x"),
    ])
    func callsStringFunctions(expression: String, expected: String) throws {
        #expect(try built("@{\(expression)}") == expected)
    }

    @Test(arguments: [
        ("~1", "Unexpected \"~\" at character 0"), ("1 & 2", "Unexpected \"&\" at character 2"),
        ("1 === 1", "Expected expression after == at character 4"),
        ("5 +", "Expected expression after + at character 3"),
        ("* 5", "Syntax error in \"*\" operator"), ("|abs", "Syntax error in \"|\" operator"),
        ("(1", "Unclosed ( at character 2"), ("a[1", "Unclosed [ at character 3"),
        ("max(1", "Expected ) at character 5"),
        ("max(1,,2)", "Unexpected token , at character 7"), ("max(1,)", "Unexpected token ) at character 7"),
        ("1 ? 2", "Expected : at character 5"), ("1 ?", "Expected expression at character 3"),
        ("'open", "Unclosed quote after \"\" at character 1"), ("'é' ~", "Unexpected \"~\" at character 4"),
        ("1a", "Variable names cannot start with a number (1a) at character 1"),
        ("1.2.3", "Unexpected period at character 3"),
        ("1e+", "Expected exponent (1e+) at character 3"), ("'a' 'b'", "Syntax error"), ("a, b", "Syntax error"),
        ("this", "`this` keyword is not supported"), ("1/0", "Division by zero"), ("1%0", "Division by zero"),
        ("a.b", "Owner of \"b\" property is undefined"), ("S.nothing", "Property \"nothing\" is not defined"),
        ("([1])[7]", "Property \"7\" is not defined"),
        ("'abc'.x", "Variable names cannot start with a number (.x) at character 6"),
        ("('abc').x", "Cannot use 'in' operator to search for 'x' in abc"),
        ("none()", "Function \"none\" is not defined"),
        ("('none')()", "Function \"none\" is not defined"), ("(0)()", "Can't call a non-callable expression"),
        ("max()", "Wrong number of arguments for max()"), ("include()", "Wrong number of arguments for include()"),
        ("defined('x')", "defined() can only be called with an identifier as an argument"),
        ("S.trim()", "Missing string as required first argument in trim()"),
        ("S.repeat('a',-1)", "Invalid count value: -1"),
    ])
    func explainsWhatIsWrong(expression: String, message: String) {
        let error = failure("\n@if \(expression)\n@end")
        #expect(error?.message == "\(message) (/project/main:2)")
        #expect(error?.file == "/project/main" && error?.line == 2)
    }

    @Test func namesAreLookedUpInOrder() throws {
        let source = "@set A 'set'\n@set B 'set'\n@{A} @{B} @{C} @{D} @{defined(A)} @{defined(C)} @{defined(D)}"
        let text = try built(source) {
            $0.definitions = ["A": "given"]
            $0.environment = ["B": "outside", "C": "outside"]
        }
        #expect(text == "given set outside null true false false")
    }

    @Test func longSumsAreNoDeepRecursion() throws {
        let terms = Array(repeating: "1", count: 100_000).joined(separator: "+")
        #expect(try built("@set sum \(terms)\n@{sum}") == "100000")
    }
}
