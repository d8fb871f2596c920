/// The functions that every source can call by their names.
enum BuiltinFunction: String, CaseIterable, Sendable {
    case include, escape, base64, min, max, abs

    /// All functions by name, those for strings as members of `S`.
    static let context: [String: Value] = {
        let strings = StringFunction.allCases.map { ($0.rawValue, Value.function(.string($0))) }
        let functions = allCases.map { ($0.rawValue, Value.function(.builtin($0))) }
        let all = functions + [("S", Value.object(ObjectValue(Dictionary(uniqueKeysWithValues: strings))))]
        return Dictionary(uniqueKeysWithValues: all)
    }()

    func call(_ arguments: [Value]) throws(BuildError) -> Value {
        let first = arguments.first ?? .undefined
        switch self {
        case .escape: return .string(first.text.escaped)
        case .base64: return .string(Base64.encode(Array(first.text.utf8)))
        case .min, .max, .abs, .include: break
        }
        if arguments.isEmpty { throw .expression("Wrong number of arguments for \(rawValue)()") }
        switch self {
        case .min:
            return .number(arguments.dropFirst().reduce(first.number) { Double.javaScriptMinimum($0, $1.number) })
        case .max:
            return .number(arguments.dropFirst().reduce(first.number) { -Double.javaScriptMinimum(-$0, -$1.number) })
        default: return .number(first.number.magnitude)
        }
    }
}

extension Double {
    /// NaN if either is.
    fileprivate static func javaScriptMinimum(_ left: Double, _ right: Double) -> Double {
        left.isNaN || right.isNaN ? .nan : Swift.min(left, right)
    }
}

extension String {
    /// As it has to stand between quotes.
    fileprivate var escaped: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            if let letter = Self.escapes[byte] { bytes += [UInt8(ascii: "\\"), letter] } else { bytes.append(byte) }
        }
        return String(bytes: bytes)
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), 8: UInt8(ascii: "b"), 12: UInt8(ascii: "f"), 10: UInt8(ascii: "n"),
        13: UInt8(ascii: "r"), 9: UInt8(ascii: "t"),
    ]
}

enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var encoded: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<Swift.min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                let letter = alphabet[bits >> (18 - 6 * index) & 63]
                encoded.append(index <= group.count ? letter : UInt8(ascii: "="))
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
