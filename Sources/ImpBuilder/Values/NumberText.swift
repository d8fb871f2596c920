extension Double {
    /// The shortest decimal that reads back as the same number, laid out as JavaScript does: `1`, `0.1`, `1e+21`.
    var javaScriptText: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        if self == 0 { return "0" }
        let (digits, point) = magnitude.shortestDigits
        return (self < 0 ? "-" : "") + Double.layOut(digits, point: point)
    }

    /// The significant digits, and where the decimal point stands: the number is 0.DIGITS times ten to the `point`.
    private var shortestDigits: (digits: [UInt8], point: Int) {
        let parts = description.utf8.split(separator: UInt8(ascii: "e"))
        let exponent = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
        let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let all = mantissa.flatMap { Array($0) }
        let significant = all.drop { $0 == UInt8(ascii: "0") }
        let point = mantissa[0].count + exponent - (all.count - significant.count)
        let end = significant.lastIndex { $0 != UInt8(ascii: "0") } ?? significant.startIndex
        return (Array(significant[...end]), point)
    }

    private static func layOut(_ digits: [UInt8], point: Int) -> String {
        let zeros = { (count: Int) in String(repeating: "0", count: count) }
        switch point {
        case digits.count...21: return String(bytes: digits) + zeros(point - digits.count)
        case 1...21: return String(bytes: digits[..<point]) + "." + String(bytes: digits[point...])
        case -5...0: return "0." + zeros(-point) + String(bytes: digits)
        default:
            let exponent = point - 1
            let fraction = digits.count > 1 ? "." + String(bytes: digits[1...]) : ""
            return String(bytes: digits[..<1]) + fraction + "e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
    }

    /// Reads a string as `Number(text)` does: blanks around it are ignored, what is no number is NaN.
    init(javaScript text: String) {
        let trimmed = text.trimmedOfJavaScriptSpace
        if trimmed.isEmpty {
            self = 0
        } else if let integer = Double.prefixedInteger(trimmed) {
            self = integer
        } else if let sign = Double.infinity(trimmed) {
            self = sign
        } else if trimmed.utf8.allSatisfy({ Double.decimalBytes.contains($0) }), trimmed.utf8.contains(where: \.isDigit)
        {
            self = Double(trimmed.utf8.last == UInt8(ascii: ".") ? trimmed + "0" : trimmed) ?? .nan
        } else {
            self = .nan
        }
    }

    private static let decimalBytes = Set("0123456789+-.eE".utf8)

    private static func infinity(_ text: String) -> Double? {
        switch text {
        case "Infinity", "+Infinity": .infinity
        case "-Infinity": -.infinity
        default: nil
        }
    }

    /// `0x1F`, `0b101`, `0o17`.
    private static func prefixedInteger(_ text: String) -> Double? {
        let radixes: [String: Int] = ["0x": 16, "0b": 2, "0o": 8]
        guard text.utf8.count > 2, let radix = radixes[text.prefix(2).lowercased()] else { return nil }
        var value = 0.0
        for byte in text.utf8.dropFirst(2) {
            guard let digit = Int(String(UnicodeScalar(byte)), radix: radix) else { return .nan }
            value = value * Double(radix) + Double(digit)
        }
        return value
    }
}
