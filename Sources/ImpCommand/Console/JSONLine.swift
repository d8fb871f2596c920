import FoundationEssentials

/// A value as one line of JSON, its keys in alphabetical order.
///
/// What has no JSON, such as a number that is not finite, gives a line that says so.
func jsonLine(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
        return jsonLine(["type": "error", "message": "\(type(of: value)) cannot be written as JSON: \(error)"])
    }
}
