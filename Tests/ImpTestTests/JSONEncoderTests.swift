import Testing

/// The framework's `JSONEncoder` writes what the library's release 2.0.0 writes; every text was seen there.
@Suite struct Encoder {
    @Test(arguments: [
        ("null", "null"), ("true", "true"), ("false", "false"), ("-5", "-5"),
        ("5.125", "5.125"), ("1.0", "1"), ("1e20", "1e+20"), ("3.14159265", "3.14159"),
        (#""a\"b\\c/d\n\r\t\b\f""#, #""a\"b\\c\/d\n\r\t\b\f""#),
        (#""ù ø∆ø""#, #""ù ø∆ø""#),
        (#""a\0b""#, #""a\u0000b""#),
        (#""\x80|\xbf|\xff|""#, #""|||""#),
        (#""""#, #""""#),
        (#"[1, "2", [3], {}, []]"#, #"[1,"2",[3],{},[]]"#),
        ("{ a = 1, b = null }", #"{"a":1,"b":null}"#),
        (#"{ [1] = 2, [true] = 3 }"#, #"{"1":2,"true":3}"#),
        ("{ f = function() {}, g = 1 }", #"{"g":1}"#),
        ("{ _serialize = 1 }", #"{"_serialize":1}"#),
        ("Plain", #"{"y":2,"x":1}"#),
        ("Plain()", #"{"y":2,"x":1}"#),
        ("[Own()]", #"[{"field":[1,null]}]"#),
        ("[Raw()]", "[12345678901234567890]"),
        ("RawAndOwn()", "raw"),
        ("Walked()", #"{"0":"a","1":"b"}"#),
        ("bytes(65, 34, 9, 0)", #""A\"\t\u0000""#),
        ("[blob(0)]", #"[""]"#),
        ("nested(32)", String(repeating: "[", count: 32) + "1" + String(repeating: "]", count: 32)),
        ("nested(33)", "throws Possible cyclic reference"),
    ])
    func writes(expression: String, text: String) throws {
        let lines = try logLines(
            of: #"""
                class Plain { x = 1; static y = 2; function f() {} }
                class Own { function _serialize() { return { field = [1, null] }; } }
                class Raw { function _serializeRaw() { return "12345678901234567890"; } }
                class RawAndOwn extends Own { function _serializeRaw() { return "raw"; } }
                class Walked {
                    items = ["a", "b"];
                    function _nexti(i) { return i == null ? 0 : i + 1 < items.len() ? i + 1 : null; }
                    function _get(i) { return items[i]; }
                }
                function bytes(...) { local b = blob(); foreach (v in vargv) b.writen(v, 'b'); return b; }
                function nested(n) { local value = 1; for (local i = 0; i < n; i++) value = [value]; return value; }
                try {
                    server.log(JSONEncoder.encode(\#(expression)));
                } catch (error) {
                    server.log("throws " + error);
                }
                """#)
        #expect(lines == ["[Agent] \(text)"])
    }

    /// A blob that is being read is not to be disturbed.
    @Test func leavesABlobWhereItIs() throws {
        let lines = try logLines(
            of: "local b = blob(3); b.seek(1); JSONEncoder.encode(b); server.log(b.tell());")
        #expect(lines == ["[Agent] 1"])
    }
}
