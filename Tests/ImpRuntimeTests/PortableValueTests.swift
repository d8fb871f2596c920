import SquirrelVM
import Testing

@testable import ImpRuntime

struct Serialisation {
    private func sent(_ expression: String, _ rules: SerialisationRules = .message) throws -> PortableReader.Result {
        try evaluate(expression) { try PortableReader.read($1, from: $0, rules: rules, limit: 1 << 20) }
    }

    @Test(arguments: [
        ("null", [PortableValue.Token.null]), ("true", [.bool(true)]), ("-5", [.integer(-5)]),
        ("2.5", [.float(bits: Float(2.5).bitPattern)]), ("\"ä\"", [.string(Array("ä".utf8))]),
        ("\"\\x80\"", [.blob([0x80])]), ("\"a\\x00z\"", [.blob([0x61, 0, 0x7A])]),
        ("[1, [], {}]", [.array(count: 3), .integer(1), .array(count: 0), .table(count: 0)]),
        ("{ a = [1] }", [.table(count: 1), .string([0x61]), .array(count: 1), .integer(1)]),
        ("[0.0/0.0]", [.array(count: 1), .float(bits: (-Float.nan).bitPattern)]),
    ])
    func keepsWhatIsPortable(expression: String, tokens: [PortableValue.Token]) throws {
        let result = try sent(expression)
        #expect(result.value.tokens == tokens)
        #expect(result.dropped == 0)
        #expect(result.size == result.value.encoded().count)
    }

    @Test(arguments: [
        (
            "[1, function() {}, class {}, (class {})(), 2]",
            [PortableValue.Token.array(count: 2), .integer(1), .integer(2)], 3
        ),
        ("{ [\"\\x80\"] = 1, [2] = 2, [2.5] = 3 }", [.table(count: 0)], 3),
        ("function() {}", [.null], 1),
    ])
    func leavesOutTheRest(expression: String, tokens: [PortableValue.Token], dropped: Int) throws {
        let result = try sent(expression)
        #expect(result.value.tokens == tokens)
        #expect(result.dropped == dropped)
    }

    @Test func jsonRulesKnowNoBlobsAndNoInfinities() throws {
        let result = try sent("[\"\\x80\", 1.0/0.0, \"a\", 2.0]", .json)
        #expect(result.value.tokens == [.array(count: 3), .null, .string([0x61]), .float(bits: Float(2).bitPattern)])
        #expect(result.dropped == 1)
    }

    @Test func aCycleAndTooMuchAreErrors() throws {
        #expect(throws: DataFailure.circular) {
            try sent("(function() { local a = []; a.append(a); return a; })()")
        }
        #expect(throws: DataFailure.tooLong) {
            try sent("(function() { local t = [1]; for (local i = 0; i < 40; i++) t = [t, t]; return t; })()")
        }
    }

    @Test func arrivesAsItWasSent() throws {
        let expression =
            "{ a = 1, b = [null, true, -1, 2147483647, -2147483648, 1.5, \"x\"], c = { d = {}, e = [[]] } }"
        try evaluate(expression) { machine, value in
            let sent = try PortableReader.read(value, from: machine, limit: 1 << 20).value
            let received = try PortableValue(decoding: sent.encoded())
            #expect(received == sent)
            let made = try machine.make(received)
            let (before, after) = (
                try JSONWriter.text(of: value, in: machine).bytes, try JSONWriter.text(of: made, in: machine).bytes
            )
            #expect(after == before)
        }
    }

    @Test func nestingIsHarmless() throws {
        let nested = "(function() { local a = []; for (local i = 0; i < 200000; i++) a = [a]; return a; })()"
        try evaluate(nested) { machine, value in
            let sent = try PortableReader.read(value, from: machine, limit: 1 << 20).value
            let made = try machine.make(try PortableValue(decoding: sent.encoded()))
            let again = try PortableReader.read(made, from: machine, limit: 1 << 20).value
            #expect(again == sent)
        }
    }

    @Test(arguments: [
        [UInt8](), [9], [3], [3, 0x80], [4, 0, 0, 0], [5, 2, 0x61], [5, 1, 0x80], [6, 1], [7, 1], [7, 200],
        [8, 1, 0, 0],
        [8, 1, 5, 1, 0x61], [0, 0], [7, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
    ])
    func refusesBytesThatAreNone(bytes: [UInt8]) {
        #expect(throws: DataFailure.invalid) { try PortableValue(decoding: bytes) }
    }

    @Test func randomBytesNeverCrash() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<20_000 {
            let bytes = (0..<Int(random.next() % 24)).map { _ in UInt8(truncatingIfNeeded: random.next() % 12) }
            if let value = try? PortableValue(decoding: bytes) {
                #expect((try? PortableValue(decoding: value.encoded())) == value)
            }
        }
    }
}
