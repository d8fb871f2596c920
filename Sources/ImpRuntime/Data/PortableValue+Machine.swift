public import SquirrelVM

/// What a serialised value must not hold, depending on where it goes.
public enum SerialisationRules: Sendable {
    /// `agent.send`, `device.send`, binary `server.save`: everything portable; strings that are not text become blobs.
    case message
    /// `server.save` as JSON: no blobs, so no strings that are not text; infinite and undefined floats become null.
    case json
}

/// Takes a value out of a machine. Functions, classes, instances other than blobs, and table entries whose key is not
/// text are left out.
public struct PortableReader {
    private let rules: SerialisationRules
    private let limit: Int
    private var tokens: [PortableValue.Token] = []
    private var size = 0
    /// Where the containers being read have their tokens.
    private var starts: [Int] = []
    private var path = ContainerPath()
    private var dropped = 0

    private init(_ rules: SerialisationRules, limit: Int) {
        self.rules = rules
        self.limit = limit
    }

    /// The value, null if it has no portable form itself; how many parts were left out; and its encoded size in bytes.
    public struct Result: Equatable, Sendable {
        public var value: PortableValue
        public var dropped: Int
        public var size: Int
    }

    /// - Parameter limit: bytes of the encoded form.
    /// - Throws: `circular`, `tooLong`.
    public static func read(
        _ value: Value, from machine: borrowing Machine, rules: SerialisationRules = .message, limit: Int
    ) throws(DataFailure) -> Result {
        var reader = PortableReader(rules, limit: limit)
        if try !reader.begin(value, machine) {
            reader.dropped += 1
            try reader.append(.null)
        }
        while !reader.path.isEmpty { try reader.step(machine) }
        return Result(value: PortableValue(tokens: reader.tokens), dropped: reader.dropped, size: reader.size)
    }

    private mutating func step(_ machine: borrowing Machine) throws(DataFailure) {
        guard let (key, value) = path.next(in: machine) else {
            end()
            return
        }
        var name: [UInt8]?
        if let key {
            name = machine.bytes(key).flatMap { isSafeText($0) ? $0 : nil }
        }
        if (key != nil && name == nil) || !isPortable(value, machine) {
            dropped += 1
            return
        }
        _ = path.countMember()
        if let name { try append(.string(name)) }
        _ = try begin(value, machine)
    }

    private func isPortable(_ value: Value, _ machine: borrowing Machine) -> Bool {
        switch machine.shape(of: value) {
        case .other: false
        case .blob: rules == .message
        case .string: rules == .message || machine.withBytes(value, isSafeText) ?? false
        default: true
        }
    }

    /// Takes a scalar, or goes into a container. False when the value has no portable form.
    private mutating func begin(_ value: Value, _ machine: borrowing Machine) throws(DataFailure) -> Bool {
        guard isPortable(value, machine) else { return false }
        switch machine.shape(of: value) {
        case .null, .other: try append(.null)
        case .bool: try append(.bool(value.isTrue))
        case .integer: try append(.integer(value.integer))
        case .float:
            let isKept = rules == .message || value.float.isFinite
            try append(isKept ? .float(bits: value.float.bitPattern) : .null)
        case .string:
            let bytes = machine.bytes(value) ?? []
            try append(isSafeText(bytes) ? .string(bytes) : .blob(bytes))
        case .blob: try append(.blob(machine.blobBytes(value) ?? []))
        case .array: try enter(value, isTable: false)
        case .table: try enter(value, isTable: true)
        }
        return true
    }

    private mutating func enter(_ container: Value, isTable: Bool) throws(DataFailure) {
        try path.enter(container, isTable: isTable)
        starts.append(tokens.count)
        try append(isTable ? .table(count: 0) : .array(count: 0))
    }

    private mutating func end() {
        let start = starts.removeLast()
        size -= PortableValue.size(of: tokens[start])
        tokens[start] = path.top.isTable ? .table(count: path.top.count) : .array(count: path.top.count)
        size += PortableValue.size(of: tokens[start])
        path.leave()
    }

    private mutating func append(_ token: PortableValue.Token) throws(DataFailure) {
        size += PortableValue.size(of: token)
        if size > limit { throw .tooLong }
        tokens.append(token)
    }
}

extension Machine {
    /// Makes the value in this machine.
    ///
    /// - Throws: `outOfMemory`.
    public mutating func make(_ portable: PortableValue) throws(DataFailure) -> Value {
        var result = Value.null
        var open: [(container: Value, rest: Int, key: Value)] = []
        for token in portable.tokens {
            if let top = open.last, top.container.tag == Tag.table, top.key.isNull, case .string(let name) = token {
                open[open.count - 1].key = try made(makeString(name))
                continue
            }
            let value = try make(token)
            if open.isEmpty {
                result = value
            } else {
                let top = open.count - 1
                let (container, _, key) = open[top]
                let isStored = key.isNull ? append(container, value) : set(container, key, value)
                if !isStored { throw .outOfMemory }
                open[top].key = .null
                open[top].rest -= 1
            }
            switch token {
            case .array(let count), .table(let count): open.append((value, count, .null))
            default: break
            }
            while open.last?.rest == 0 { open.removeLast() }
        }
        return result
    }

    private mutating func make(_ token: PortableValue.Token) throws(DataFailure) -> Value {
        switch token {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .integer(let value): return .integer(value)
        case .float(let bits): return .float(Float(bitPattern: bits))
        case .string(let bytes): return try made(makeString(bytes))
        case .blob(let bytes): return try made(makeBlob(bytes))
        case .array: return try made(makeArray())
        case .table: return try made(makeTable())
        }
    }

    private func made(_ value: Value?) throws(DataFailure) -> Value {
        guard let value else { throw .outOfMemory }
        return value
    }
}
