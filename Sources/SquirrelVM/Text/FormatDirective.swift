/// Why Squirrel's `format` fails; `text` is what it throws.
struct FormatError {
    let text: StaticString

    static let notEnoughArguments = FormatError(text: "not enough paramters for the given format string")
    static let widthTooLong = FormatError(text: "width format too long")
    static let precisionTooLong = FormatError(text: "precision format too long")
    static let tooLong = FormatError(text: "format too long")
    static let invalid = FormatError(text: "invalid format")
    static let stringExpected = FormatError(text: "string expected for the specified format")
    static let integerExpected = FormatError(text: "integer expected for the specified format")
    static let floatExpected = FormatError(text: "float expected for the specified format")
}

/// What `FormatReader` found next.
enum FormatPart {
    /// Bytes to copy: `count` of them from `start` of the format string.
    case literal(start: Int, count: Int)
    /// One argument is wanted, of the kind that the conversion tells.
    case directive(FormatSpec)
    case failure(FormatError)
    case end
}

/// Cuts the format string of Squirrel's `format` (3.0.4, `sqstd_format`) into literal text and directives.
struct FormatReader {
    private let base: UnsafePointer<UInt8>
    private let count: Int
    private var position: Int = 0

    /// Flags, width and precision of one directive together.
    private static let maximumLength = 20
    /// Digits of a width or of a precision.
    private static let maximumDigits = 2

    init(_ base: UnsafePointer<UInt8>, count: Int) {
        self.base = base
        self.count = count
    }

    /// The next part. A directive without an argument left fails before it is even looked at, as in 3.0.4.
    mutating func next(hasArgument: Bool) -> FormatPart {
        guard position < count else { return .end }
        guard base[position] == 0x25 else { return literal() }
        if byte(at: position &+ 1) == 0x25 {
            position &+= 2
            return .literal(start: position &- 1, count: 1)
        }
        guard hasArgument else { return .failure(.notEnoughArguments) }
        position &+= 1
        return directive()
    }

    private mutating func literal() -> FormatPart {
        let start = position
        while position < count, base[position] != 0x25 { position &+= 1 }
        return .literal(start: start, count: position &- start)
    }

    private mutating func directive() -> FormatPart {
        let start = position
        var spec = FormatSpec(conversion: 0)
        while spec.readFlag(byte(at: position)) { position &+= 1 }
        guard let width = number() else { return .failure(.widthTooLong) }
        spec.width = width
        if byte(at: position) == 0x2E {
            position &+= 1
            guard let precision = number() else { return .failure(.precisionTooLong) }
            spec.precision = precision
        }
        guard position &- start <= Self.maximumLength else { return .failure(.tooLong) }
        spec.conversion = byte(at: position)
        guard spec.takesString || spec.takesInteger || spec.takesFloat else { return .failure(.invalid) }
        position &+= 1
        return .directive(spec)
    }

    /// The value of the digits that come next, 0 if there are none; nil if they are too many.
    private mutating func number() -> Int? {
        var value = 0
        var digits = 0
        while isDigitByte(byte(at: position)) {
            value = value &* 10 &+ Int(byte(at: position) &- 0x30)
            position &+= 1
            digits &+= 1
            if digits > Self.maximumDigits { return nil }
        }
        return value
    }

    /// 0 at the end, which no directive accepts.
    private func byte(at index: Int) -> UInt8 {
        index < count ? base[index] : 0
    }
}

extension FormatSpec {
    /// `s`
    var takesString: Bool { conversion == 0x73 }

    /// `c d i o u x X`
    var takesInteger: Bool {
        switch conversion {
        case 0x63, 0x64, 0x69, 0x6F, 0x75, 0x78, 0x58: true
        default: false
        }
    }

    /// `e E f g G`
    var takesFloat: Bool {
        switch conversion {
        case 0x65, 0x45, 0x66, 0x67, 0x47: true
        default: false
        }
    }

    /// What is thrown when the argument is not of the kind that the conversion takes.
    var argumentError: FormatError {
        if takesString { return .stringExpected }
        return takesInteger ? .integerExpected : .floatExpected
    }

    /// Notes the flag that `byte` stands for; false if it stands for none.
    fileprivate mutating func readFlag(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D: isLeftAligned = true
        case 0x2B: hasPlusSign = true
        case 0x20: hasSpaceSign = true
        case 0x23: isAlternate = true
        case 0x30: isZeroPadded = true
        default: return false
        }
        return true
    }
}
