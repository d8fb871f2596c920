import Glibc
import SquirrelCompiler
import SquirrelVM

/// Numbers as text and texts as numbers, as the language has them, are what the C library makes of them.
///
/// Input: four bytes of a float, four for a directive, then a text to be read as a number.
public func fuzzFloatText(_ input: UnsafeRawBufferPointer) {
    var reader = InputReader([UInt8](input))
    let number = Float(bitPattern: reader.number(4))
    let directive = FloatDirective(&reader)
    // Only a text with a point in it is read as a float.
    let text = reader.rest().filter { $0 != 0 } + [UInt8(ascii: ".")]
    let results = languageResults(number, directive.text, text)
    let written = C.text(of: number, directive.text)
    require(results[0] == written, "format of \(number) gives \(results[0]) instead of \(written)")
    require(results[1] == C.text(of: number, "%g"), "\(number) shows as \(results[1])")
    require(sameNumber(results[2], number), "\(number) was written and read as \(results[2])")
    let read = C.number(in: text)
    require(sameNumber(results[3], read), "\(text) is read as \(results[3]) instead of \(read ?? 0)")
    checkLiteral(text)
}

/// What the program prints, one line each.
private func languageResults(_ number: Float, _ directive: String, _ text: [UInt8]) -> [String] {
    guard
        var host = FuzzMachine(running: floatProgram.program, texts: [Array(directive.utf8), text], numbers: [number])
    else {
        broken("no room for two texts")
    }
    let exit = host.run()
    let output = String(decoding: host.output, as: UTF8.self)
    require(exit == .finished, "the program ended with \(exit): \(output)")
    return output.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
}

/// The compiler reads numbers with the same code, in its own syntax.
private func checkLiteral(_ text: [UInt8]) {
    let letters = Array("0123456789.eE+-".utf8)
    let literal = text.filter { letters.contains($0) }
    let value = literal.withUnsafeBufferPointer { floatValue(of: $0) }
    let wanted = C.number(in: literal) ?? 0
    require(value.bitPattern == wanted.bitPattern, "\(literal) compiles to \(value) instead of \(wanted)")
}

/// Whether the program shows the bits of this number, or that there is none; all NaNs count as one.
private func sameNumber(_ shown: String, _ number: Float?) -> Bool {
    guard let number, let bits = Int32(shown) else { return shown == "none" && number == nil }
    let value = Float(bitPattern: UInt32(bitPattern: bits))
    return number.isNaN ? value.isNaN : number.bitPattern == value.bitPattern
}

/// `%[flags][width][.precision]letter`
private struct FloatDirective {
    let text: String

    init(_ reader: inout InputReader) {
        let flags = reader.byte()
        let width = reader.byte()
        let precision = reader.byte()
        let letter = Array("eEfgG")[Int(reader.byte()) % 5]
        var text = "%"
        for (bit, flag) in "-+ 0#".enumerated() where flags & 1 << UInt8(bit) != 0 {
            // glibc's `%#g` loses zeros when rounding carries: "1.e+02" for `%#.2g` of 99.5.
            if flag != "#" || !"gG".contains(letter) { text.append(flag) }
        }
        if width < 100 { text += "\(width)" }
        if precision < 100 { text += ".\(precision)" }
        self.text = text + String(letter)
    }
}

/// What the C library says.
private enum C {
    static func text(of number: Float, _ directive: String) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
            let count = withVaList([Double(number)]) { vsnprintf(buffer.baseAddress, buffer.count, directive, $0) }
            return String(decoding: buffer[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Nil when there is no number at the start of the text.
    static func number(in text: [UInt8]) -> Float? {
        let string = text.map { CChar(bitPattern: $0) } + [0]
        return string.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return nil }
            var end: UnsafeMutablePointer<CChar>?
            let value = strtod(start, &end)
            return end.map { UnsafePointer($0) } == start ? nil : Float(value)
        }
    }
}

private let floatProgram = FixedProgram(
    """
    local x = vargv[2];
    print(format(vargv[0], x) + "\\n" + x + "\\n");
    print(castf2i((format("%.9g", x) + "e0").tofloat()) + "\\n");
    try { print(castf2i(vargv[1].tofloat()) + "\\n"); } catch (e) { print("none\\n"); }
    """)
