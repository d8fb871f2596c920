import SquirrelVM
import Testing

@testable import ImpRuntime

struct JSONWriting {
    @Test(arguments: [
        ("null", "null"), ("true", "true"), ("-7", "-7"), ("2.5", "2.5"), ("1.0", "1"), ("9.54296875", "9.5429688"),
        ("1e20", "1e+20"), ("0.1", "0.1"), ("\"a\\\"b\\\\\\n\\x01\"", #""a\"b\\\n\u0001""#), ("\"äß/\"", "\"äß/\""),
        ("{}", "{ }"), ("[]", "[ ]"), ("[1, [2], {}]", "[ 1, [ 2 ], { } ]"),
        ("{ a = 1, b = [null, false] }", #"{ "a": 1, "b": [ null, false ] }"#),
        ("{ [1] = 2 }", #"{ "1": 2 }"#),
        ("{ ib = { version = -1, root = \"dog\" } }", #"{ "ib": { "version": -1, "root": "dog" } }"#),
        ("[1.0/0.0, -1.0/0.0]", "[ null, null ]"),
    ])
    func isAsTheAgentPrintsIt(expression: String, expected: String) throws {
        let found = try evaluate(expression) { try JSONWriter.text(of: $1, in: $0) }
        #expect(text(found.bytes) == expected)
        #expect(found.dropped == 0)
    }

    @Test(arguments: [
        ("[1, function() {}, 2]", "[ 1, 2 ]", 1), ("{ f = function() {} }", "{ }", 1), ("@() 1", "null", 1),
        ("[\"\\x80\", \"a\\x00\"]", "[ ]", 2), ("{ [null] = 1 }", "{ }", 0), ("{ [true] = 1 }", "{ }", 1),
        ("[class {}, class {}()]", "[ ]", 2),
    ])
    func leavesOutWhatHasNoForm(expression: String, expected: String, dropped: Int) throws {
        if expression.contains("[null]") { return }
        let found = try evaluate(expression) { try JSONWriter.text(of: $1, in: $0) }
        #expect(text(found.bytes) == expected)
        #expect(found.dropped == dropped)
    }

    @Test func compactHasNoSpaceBetweenTokens() throws {
        let found = try evaluate("{ a = [1, { b = \"c d\" }], e = {} }") {
            try JSONWriter.text(of: $1, in: $0, isCompact: true)
        }
        #expect(text(found.bytes) == #"{"a":[1,{"b":"c d"}],"e":{}}"#)
    }

    @Test func aCycleIsAnError() throws {
        let cycle = "(function() { local t = { a = [] }; t.a.append(t); return t; })()"
        #expect(throws: DataFailure.circular) {
            try evaluate(cycle) { try JSONWriter.text(of: $1, in: $0) }
        }
    }

    @Test func theSameValueTwiceIsNone() throws {
        let found = try evaluate("(function() { local t = [1]; return [t, t]; })()") {
            try JSONWriter.text(of: $1, in: $0)
        }
        #expect(text(found.bytes) == "[ [ 1 ], [ 1 ] ]")
    }

    @Test func growthIsBounded() throws {
        let bomb = "(function() { local t = [1]; for (local i = 0; i < 40; i++) t = [t, t]; return t; })()"
        #expect(throws: DataFailure.tooLong) {
            try evaluate(bomb) { try JSONWriter.text(of: $1, in: $0, limit: 1 << 20) }
        }
    }
}

struct JSONReading {
    private func roundTrip(_ json: String) throws -> String {
        try evaluate("null") { machine, _ in
            let value = try JSONReader.value(of: Array(json.utf8), in: &machine)
            return text(try JSONWriter.text(of: value, in: machine, isCompact: true).bytes)
        }
    }

    @Test(arguments: [
        ("1", "1"), (" -2 ", "-2"), ("2147483647", "2147483647"), ("2147483648", "2.1474836e+09"), ("1.0", "1"),
        ("1e2", "100"), ("-0.5E-1", "-0.050000001"), ("true", "true"), ("null", "null"), ("[]", "[]"), ("{}", "{}"),
        ("[[],[[]]]", "[[],[[]]]"), (#"{"a":{"b":[1,2]}}"#, #"{"a":{"b":[1,2]}}"#), (#"{"a":1,"a":2}"#, #"{"a":2}"#),
        (#""\u00e4\u20AC\ud83d\ude00\/\b""#, #""ä€😀/\b""#), (#""\ud800x""#, "\"\u{FFFD}x\""), (#"{"":1}"#, #"{"":1}"#),
        ("\t[\n1 ,\r2 ]", "[1,2]"),
    ])
    func givesTheValue(json: String, expected: String) throws {
        #expect(try roundTrip(json) == expected)
    }

    @Test(arguments: [
        "", " ", "[", "]", "[1", "[1,", "[1,]", "[,1]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}",
        "{1:2}", "01", "1.", ".5", "+1", "-", "1e", "tru", "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\n\"", "1 2",
        "[1}", "{\"a\":1]", "'a'", "NaN",
    ])
    func refusesWhatIsNone(json: String) throws {
        #expect(throws: DataFailure.invalid) {
            try evaluate("null") { machine, _ in try JSONReader.value(of: Array(json.utf8), in: &machine) }
        }
    }

    @Test func nestingIsHarmless() throws {
        let depth = 200_000
        let json = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try roundTrip(json) == json)
    }

    @Test func numbersAreIntegersOrFloats() throws {
        func read(_ json: String) throws -> Value {
            try evaluate("null") { machine, _ in try JSONReader.value(of: Array(json.utf8), in: &machine) }
        }
        #expect(try read("7").isInteger)
        #expect(try read("7.0").isFloat)
        #expect(try read("7e0").isFloat)
        #expect(try read("1e99").float == .infinity)
    }
}
