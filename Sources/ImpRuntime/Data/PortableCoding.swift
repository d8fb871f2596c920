/// The binary form of a portable value: for each token a byte for its kind, then its content. Integers and counts are
/// variable-length (seven bits a byte, low bits first; integers zigzag), floats four bytes, little-endian.
private enum Kind {
    static let null: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let integer: UInt8 = 3
    static let float: UInt8 = 4
    static let string: UInt8 = 5
    static let blob: UInt8 = 6
    static let array: UInt8 = 7
    static let table: UInt8 = 8
}

extension PortableValue {
    public func encoded() -> [UInt8] {
        var out: [UInt8] = []
        for token in tokens { PortableValue.append(token, to: &out) }
        return out
    }

    /// Bytes that a token takes, without those that it counts.
    static func size(of token: Token) -> Int {
        switch token {
        case .null, .bool: 1
        case .integer(let value): 1 + lengthOfCount(zigzag(value))
        case .float: 5
        case .string(let bytes), .blob(let bytes): 1 + lengthOfCount(UInt64(bytes.count)) + bytes.count
        case .array(let count), .table(let count): 1 + lengthOfCount(UInt64(count))
        }
    }

    private static func append(_ token: Token, to out: inout [UInt8]) {
        switch token {
        case .null: out.append(Kind.null)
        case .bool(let value): out.append(value ? Kind.yes : Kind.no)
        case .integer(let value):
            out.append(Kind.integer)
            append(count: zigzag(value), to: &out)
        case .float(let bits):
            out.append(Kind.float)
            for place in 0..<4 { out.append(UInt8(truncatingIfNeeded: bits >> UInt32(8 * place))) }
        case .string(let bytes): append(bytes, Kind.string, to: &out)
        case .blob(let bytes): append(bytes, Kind.blob, to: &out)
        case .array(let count):
            out.append(Kind.array)
            append(count: UInt64(count), to: &out)
        case .table(let count):
            out.append(Kind.table)
            append(count: UInt64(count), to: &out)
        }
    }

    private static func append(_ bytes: [UInt8], _ kind: UInt8, to out: inout [UInt8]) {
        out.append(kind)
        append(count: UInt64(bytes.count), to: &out)
        out += bytes
    }

    private static func append(count: UInt64, to out: inout [UInt8]) {
        var rest = count
        while rest >= 0x80 {
            out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        out.append(UInt8(rest))
    }

    private static func lengthOfCount(_ count: UInt64) -> Int { max(1, (70 - count.leadingZeroBitCount) / 7) }

    private static func zigzag(_ value: Int32) -> UInt64 { UInt64(UInt32(bitPattern: value << 1 ^ value >> 31)) }

    /// - Throws: `invalid` for bytes that are no portable value, whatever they are.
    public init(decoding bytes: [UInt8]) throws(DataFailure) {
        var reader = Reader(bytes: bytes)
        tokens = []
        // Values still to come, those of open containers included.
        var missing = 1
        // Of the innermost tables, how many keys and values are still to come; keys come at even counts.
        var open: [(rest: Int, isTable: Bool)] = []
        while missing > 0 {
            let token = try reader.token()
            let isKey = open.last.map { $0.isTable && $0.rest % 2 == 0 } ?? false
            if isKey, case .string = token {} else if isKey { throw .invalid }
            tokens.append(token)
            missing -= 1
            if !open.isEmpty { open[open.count - 1].rest -= 1 }
            switch token {
            case .array(let count):
                missing += count
                open.append((count, false))
            case .table(let count):
                missing += 2 * count
                open.append((2 * count, true))
            default: break
            }
            while open.last?.rest == 0 { open.removeLast() }
        }
        if !reader.isAtEnd { throw .invalid }
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }

        mutating func token() throws(DataFailure) -> Token {
            switch try byte() {
            case Kind.null: return .null
            case Kind.no: return .bool(false)
            case Kind.yes: return .bool(true)
            case Kind.integer:
                let code = UInt32(truncatingIfNeeded: try count(below: 1 << 32))
                return .integer(Int32(bitPattern: code >> 1) ^ -Int32(bitPattern: code & 1))
            case Kind.float:
                let four = try take(4)
                return .float(bits: four.reversed().reduce(0) { $0 << 8 | UInt32($1) })
            case Kind.string:
                let text = try take(Int(try count(below: 1 << 31)))
                guard isSafeText(text) else { throw .invalid }
                return .string(Array(text))
            case Kind.blob: return .blob(Array(try take(Int(try count(below: 1 << 31)))))
            // Each member takes a byte at least, so no count is larger than what is left.
            case Kind.array: return .array(count: Int(try count(below: UInt64(bytes.count - index) + 1)))
            case Kind.table: return .table(count: Int(try count(below: UInt64(bytes.count - index) + 1)))
            default: throw .invalid
            }
        }

        private mutating func byte() throws(DataFailure) -> UInt8 {
            guard index < bytes.count else { throw .invalid }
            index += 1
            return bytes[index - 1]
        }

        private mutating func take(_ count: Int) throws(DataFailure) -> ArraySlice<UInt8> {
            guard count <= bytes.count - index else { throw .invalid }
            index += count
            return bytes[(index - count)..<index]
        }

        private mutating func count(below limit: UInt64) throws(DataFailure) -> UInt64 {
            var value: UInt64 = 0
            for place in 0..<6 {
                let next = try byte()
                value |= UInt64(next & 0x7F) << UInt64(7 * place)
                if next < 0x80 {
                    guard value < limit else { throw .invalid }
                    return value
                }
            }
            throw .invalid
        }
    }
}
