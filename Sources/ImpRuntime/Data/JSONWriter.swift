public import SquirrelVM

/// Writes a value of a machine as JSON, as `http.jsonencode` does.
///
/// What JSON has no form for – functions, classes, instances, blobs, strings that are not text – is left out of tables
/// and arrays, and is `null` by itself. Infinite and undefined floats are `null`. Numbers as keys become strings.
public struct JSONWriter {
    /// Between tokens: `{ "a": 1 }` or `{"a":1}`.
    private let isCompact: Bool
    private let limit: Int
    private var out: [UInt8] = []
    private var path = ContainerPath()
    /// Members that were left out.
    private var dropped = 0

    private init(isCompact: Bool, limit: Int) {
        self.isCompact = isCompact
        self.limit = limit
    }

    public static let defaultLimit = 8 << 20

    /// - Parameter limit: bytes the text may have.
    /// - Throws: `circular`, `tooLong`.
    public static func text(
        of value: Value, in machine: borrowing Machine, isCompact: Bool = false, limit: Int = defaultLimit
    ) throws(DataFailure) -> (bytes: [UInt8], dropped: Int) {
        var writer = JSONWriter(isCompact: isCompact, limit: limit)
        try writer.write(value, machine)
        return (writer.out, writer.dropped)
    }

    private mutating func write(_ value: Value, _ machine: borrowing Machine) throws(DataFailure) {
        if try !begin(value, machine) {
            dropped += 1
            append("null")
        }
        while !path.isEmpty {
            if out.count > limit { throw .tooLong }
            guard let (key, value) = path.next(in: machine) else {
                end()
                continue
            }
            try member(key, value, machine)
        }
        if out.count > limit { throw .tooLong }
    }

    private mutating func member(_ key: Value?, _ value: Value, _ machine: borrowing Machine) throws(DataFailure) {
        let name = key.map { self.name($0, machine) }
        if name == .some(nil) || !isWritable(value, machine) {
            dropped += 1
            return
        }
        let isFirst = path.countMember()
        if !isFirst { append(",") }
        if !isCompact { append(" ") }
        if let name = name ?? nil {
            JSONText.appendQuoted(name, to: &out)
            append(isCompact ? ":" : ": ")
        }
        _ = try begin(value, machine)
    }

    /// A key as text; nil where it cannot be one.
    private func name(_ key: Value, _ machine: borrowing Machine) -> [UInt8]? {
        if key.isNumber { return machine.text(key) }
        guard let bytes = machine.bytes(key), isSafeText(bytes) else { return nil }
        return bytes
    }

    private func isWritable(_ value: Value, _ machine: borrowing Machine) -> Bool {
        switch machine.shape(of: value) {
        case .blob, .other: false
        case .string: machine.withBytes(value, isSafeText) ?? false
        default: true
        }
    }

    /// Writes a scalar, or goes into a container. False when the value has no form.
    private mutating func begin(_ value: Value, _ machine: borrowing Machine) throws(DataFailure) -> Bool {
        switch machine.shape(of: value) {
        case .null: append("null")
        case .bool: append(value.isTrue ? "true" : "false")
        case .integer: out += Array(String(value.integer).utf8)
        case .float: out += value.float.isFinite ? jsonText(value.float) : Array("null".utf8)
        case .string:
            guard let bytes = machine.bytes(value), isSafeText(bytes) else { return false }
            if out.count + bytes.count > limit { throw .tooLong }
            JSONText.appendQuoted(bytes, to: &out)
        case .array:
            try path.enter(value, isTable: false)
            append("[")
        case .table:
            try path.enter(value, isTable: true)
            append("{")
        case .blob, .other: return false
        }
        return true
    }

    private mutating func end() {
        let isTable = path.top.isTable
        path.leave()
        if !isCompact { append(" ") }
        append(isTable ? "}" : "]")
    }

    private mutating func append(_ text: StaticString) {
        out.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
