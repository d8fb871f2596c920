// C's character classes in the "C" locale: bytes from 128 on belong to none of them.

func isSpaceByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }
func isDigitByte(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
func isUppercaseByte(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
func isLowercaseByte(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
func isLetterByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
func isLetterOrDigitByte(_ byte: UInt8) -> Bool { isLetterByte(byte) || isDigitByte(byte) }
/// A letter, a digit or `_`.
func isWordByte(_ byte: UInt8) -> Bool { isLetterOrDigitByte(byte) || byte == 0x5F }
func isHexadecimalByte(_ byte: UInt8) -> Bool { hexadecimalDigit(byte) != nil }
func isControlByte(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
func isPrintableByte(_ byte: UInt8) -> Bool { byte &- 0x20 < 95 }
func isPunctuationByte(_ byte: UInt8) -> Bool { byte &- 0x21 < 94 && !isLetterOrDigitByte(byte) }

func lowercased(_ byte: UInt8) -> UInt8 { isUppercaseByte(byte) ? byte | 0x20 : byte }
func uppercased(_ byte: UInt8) -> UInt8 { isLowercaseByte(byte) ? byte & 0xDF : byte }

/// 0...15, or nil when `byte` is no hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    if isDigitByte(byte) { return byte &- 0x30 }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter &- 0x57 : nil
}

/// Whether `byte` is in the class that a regular expression writes as a backslash and `letter`.
func isInClass(_ byte: UInt8, _ letter: UInt32) -> Bool {
    switch letter {
    case 0x61: isLetterByte(byte)  // a
    case 0x41: !isLetterByte(byte)
    case 0x77: isWordByte(byte)  // w
    case 0x57: !isWordByte(byte)
    case 0x73: isSpaceByte(byte)  // s
    case 0x53: !isSpaceByte(byte)
    case 0x64: isDigitByte(byte)  // d
    case 0x44: !isDigitByte(byte)
    case 0x78: isHexadecimalByte(byte)  // x
    case 0x58: !isHexadecimalByte(byte)
    case 0x63: isControlByte(byte)  // c
    case 0x43: !isControlByte(byte)
    case 0x70: isPunctuationByte(byte)  // p
    case 0x50: !isPunctuationByte(byte)
    case 0x6C: isLowercaseByte(byte)  // l
    case 0x75: isUppercaseByte(byte)  // u
    default: false
    }
}
