import ImpRuntime

extension Format where Value == String {
    /// Text that is no number, truth value or null to other readers of YAML: those go in quotes.
    ///
    /// - Parameter length: in bytes of UTF-8.
    static func text(
        _ name: String, _ length: ClosedRange<Int>, pattern: String? = nil, _ summary: String,
        isRight: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> Format {
        let schema = Schema.named(
            name, .text(pattern: pattern, maximumLength: length.upperBound, summary: summary))
        return Format(schema, sample: "") { node, _ throws(Problem) in
            guard case .scalar(let scalar) = node.content else {
                throw Problem(node.place, "a text is expected, not \(node.summary)")
            }
            guard scalar.meaning == .text else {
                throw Problem(node.place, "a text is expected; put \(node.summary) in quotes")
            }
            guard length.contains(scalar.text.utf8.count), isRight(scalar.text) else {
                throw Problem(node.place, "\(node.summary) is not right here: \(summary)")
            }
            return scalar.text
        }
    }

    static let anyText = text("text", 0...65_536, "A text.")
    static let name = text("name", 1...64, "A name of 1 to 64 bytes.")
    static let ssid = text("ssid", 1...32, "The name of a network, 1 to 32 bytes.")
    static let key = text("key", 0...64, "The key of a network: 8 to 63 characters or 64 hexadecimal digits.") {
        $0.isEmpty || (8...63).contains($0.utf8.count) || ($0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit))
    }
    static let anyKey = text("any-key", 0...64, "A key, right or wrong, of up to 64 bytes.")
    static let bssid = text("bssid", 12...12, pattern: "^[0-9a-f]{12}$", "12 lower-case hexadecimal digits.") {
        $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
    static let wpsPIN = text("wps-pin", 8...8, pattern: "^[0-9]{8}$", "Eight decimal digits.") {
        $0.utf8.allSatisfy { (48...57).contains($0) }
    }
    static let pin = text(
        "pin", 4...6, pattern: "^pin([0-9]|X?[A-Y])$", "A pin as hardware names it: pin1, pinA, pinXB."
    ) {
        isPinName($0)
    }
    static let path = text("path", 1...4096, "A file, relative to the scenario's folder.")
    static let release = text("release", 1...16, pattern: "^[0-9]+(\\.[0-9]+)*$", "A release in quotes: \"36.14\".") {
        $0.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
        }
    }

    // MARK: Names that the world has

    static let accessPointName = known("access-point", "The name of an access point.", \.accessPoints, \.name)
    static let buttonName = known("button", "The name of a button.", \.buttons, \.name)
    static let inputName = known("input", "The name of an input.", \.inputs, \.name)

    private static func known<Part>(
        _ kind: String, _ summary: String, _ parts: any KeyPath<Scenario.World, [Part]> & Sendable,
        _ name: any KeyPath<Part, String> & Sendable
    ) -> Format {
        let format = text(kind, 1...64, summary)
        return Format(format.schema, sample: "") { node, context throws(Problem) in
            let text = try format.read(node, context)
            let names = context.world[keyPath: parts].map { $0[keyPath: name] }
            guard names.contains(text) else {
                throw Problem(node.place, "the world has no \(kind) \(text); " + advice(on: text, among: names))
            }
            return text
        }
    }
}

extension Format where Value == [UInt8] {
    static let hexadecimal = Format<String>.text(
        "hexadecimal", 0...8_192, pattern: "^([0-9A-Fa-f]{2})*$", "Bytes as pairs of hexadecimal digits, in quotes."
    ) { $0.utf8.count % 2 == 0 && $0.allSatisfy(\.isHexDigit) }.map { text in
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
    static let utf8 = Format<String>.anyText.map { Array($0.utf8) }
}

/// `pin1`, `pinA`, `pinXB`
private func isPinName(_ text: String) -> Bool {
    guard text.hasPrefix("pin") else { return false }
    let name = text.dropFirst(3)
    if name.count == 1 && ("0"..."9").contains(name) { return true }
    return (name.count == 1 || (name.count == 2 && name.first == "X")) && ("A"..."Y").contains(name.suffix(1))
}
