import SquirrelVM
import Testing

@testable import ImpRuntime

struct URLForms {
    @Test(arguments: [
        ("{}", ""), ("{ s = \"a b+c\" }", "s=a%20b%2Bc"), ("{ s = \"-_.~aZ09\" }", "s=-_.~aZ09"),
        ("{ s = \"ä(:)\" }", "s=%C3%A4%28%3A%29"), ("{ i = -5 }", "i=-5"), ("{ f = 2.5 }", "f=2.5"),
        ("{ a = [1, \"x\", 2.5] }", "a=1&a=x&a=2.5"), ("{ foo = null }", "foo=%28null%20%3A%20%28nil%29%29"),
        ("{ b = true }", "b=true"), ("{ [\"a&b\"] = \"=\" }", "a%26b=%3D"), ("{ a = [] }", ""),
    ])
    func areWritten(expression: String, expected: String) throws {
        #expect(text(try evaluate(expression) { try URLForm.encode($1, in: $0) }) == expected)
    }

    @Test(arguments: [
        ("", "{}"), ("a=1", #"{"a":"1"}"#), ("a", #"{"a":""}"#), ("a=", #"{"a":""}"#), ("a=b%20c+d", #"{"a":"b c d"}"#),
        ("a=1&a=2&a=3", #"{"a":["1","2","3"]}"#), ("a=%zz%4", #"{"a":"%zz%4"}"#), ("a=b=c", #"{"a":"b=c"}"#),
        ("&&a=1&", #"{"a":"1"}"#), ("%C3%A4=%e4%bd%a0", #"{"ä":"你"}"#),
    ])
    func areRead(form: String, expected: String) throws {
        let found = try evaluate("null") { machine, _ in
            let table = try URLForm.decode(Array(form.utf8), in: &machine)
            return try JSONWriter.text(of: table, in: machine, isCompact: true).bytes
        }
        #expect(text(found) == expected)
    }
}

struct Base64Text {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("\u{3}\u{3FF}", "A8+/"),
    ])
    func isThatOfRFC4648(plain: String, encoded: String) {
        #expect(text(Base64.encode(Array(plain.utf8))) == encoded)
        #expect(Base64.decode(Array(encoded.utf8)) == Array(plain.utf8))
    }

    @Test(arguments: ["A", "AB", "ABC", "====", "A===", "AB=C", "Zm9v\n", "Zm9*", "Zg==Zg=="])
    func anythingElseIsRefused(encoded: String) {
        #expect(Base64.decode(Array(encoded.utf8)) == nil)
    }

    @Test func everyByteSurvives() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
}
