extension YAMLScalar {
    /// What a full reader of YAML takes a scalar for.
    public enum Meaning: Sendable {
        case null, boolean, number, text
    }

    /// By YAML 1.1 and 1.2 together: what either takes for something else is no text.
    public var meaning: Meaning {
        guard isPlain else { return .text }
        if YAMLScalar.nulls.contains(text) { return .null }
        if YAMLScalar.booleans.contains(text.lowercased()) { return .boolean }
        return YAMLScalar.isNumber(text) ? .number : .text
    }

    private static let nulls: Set = ["", "~", "null", "Null", "NULL"]
    private static let booleans: Set = ["true", "false", "yes", "no", "on", "off", "y", "n"]

    private static func isNumber(_ text: String) -> Bool {
        var digits = Substring(text.lowercased()).filter { $0 != "_" }[...]
        if let sign = digits.first, sign == "-" || sign == "+" { digits.removeFirst() }
        if digits == ".inf" || digits == ".nan" { return true }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
            let rest = digits.dropFirst(2)
            return !rest.isEmpty && rest.allSatisfy { $0.isASCII && $0.hexDigitValue ?? 16 < radix }
        }
        return isDecimal(digits) || isSexagesimal(digits)
    }

    /// `12`, `1.5`, `.5`, `1e3`, `1.5e-3`
    private static func isDecimal(_ text: Substring) -> Bool {
        let parts = text.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        var mantissa = parts[0]
        if let point = mantissa.firstIndex(of: ".") { mantissa.remove(at: point) }
        guard isDigits(mantissa) else { return false }
        guard parts.count > 1 else { return true }
        let exponent = parts[1]
        return isDigits(exponent.first == "-" || exponent.first == "+" ? exponent.dropFirst() : exponent)
    }

    /// `190:20:30.15`
    private static func isSexagesimal(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return false }
        return parts.dropLast().allSatisfy(isDigits)
            && parts.suffix(1).allSatisfy { $0.first != "." && isDigits($0.filter { $0 != "." }[...]) }
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
