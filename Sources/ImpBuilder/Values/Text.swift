extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// Blank, tab, line feed, vertical tab, form feed, carriage return.
    var isSpace: Bool { self == UInt8(ascii: " ") || (self >= 9 && self <= 13) }

    var isNameStart: Bool {
        self == UInt8(ascii: "$") || self == UInt8(ascii: "_") || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A)
    }
}

extension UnicodeScalar {
    /// What JavaScript's `trim` removes.
    var isJavaScriptSpace: Bool {
        switch value {
        case 9...13, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}

extension String {
    var trimmedOfJavaScriptSpace: String { trimmedAtStart.trimmedAtEnd }

    var trimmedAtStart: String {
        String(unicodeScalars.drop(while: \.isJavaScriptSpace))
    }

    var trimmedAtEnd: String {
        guard let last = unicodeScalars.lastIndex(where: { !$0.isJavaScriptSpace }) else { return "" }
        return String(unicodeScalars[...last])
    }

    init(bytes: some Collection<UInt8>) { self = String(decoding: bytes, as: UTF8.self) }
}
