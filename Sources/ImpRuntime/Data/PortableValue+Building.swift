/// Values put together by the host.
extension PortableValue {
    public static func integer(_ value: Int32) -> PortableValue { PortableValue(tokens: [.integer(value)]) }
    public static func bool(_ value: Bool) -> PortableValue { PortableValue(tokens: [.bool(value)]) }

    public static func array(_ members: [PortableValue]) -> PortableValue {
        PortableValue(tokens: [.array(count: members.count)] + members.flatMap(\.tokens))
    }

    /// A table; members without a value are left out. Keys are text.
    public static func table(_ members: [(key: String, value: PortableValue?)]) -> PortableValue {
        let given = members.compactMap { member in member.value.map { (member.key, $0) } }
        return PortableValue(
            tokens: [.table(count: given.count)] + given.flatMap { [.string(Array($0.0.utf8))] + $0.1.tokens })
    }

    /// A string if the bytes are text, else a blob, as messages have it.
    public static func bytes(_ bytes: [UInt8]) -> PortableValue {
        PortableValue(tokens: [isSafeText(bytes) ? .string(bytes) : .blob(bytes)])
    }
}

extension PortableValue {
    /// A member of a table that is no container itself; nil where there is none of that name.
    public subscript(scalar name: String) -> Token? {
        guard case .table = tokens.first else { return nil }
        var depth = [Int]()
        var key: [UInt8]?
        for token in tokens.dropFirst() {
            if depth.isEmpty, key == nil, case .string(let bytes) = token {
                key = bytes
                continue
            }
            switch token {
            case .array(let count) where count > 0: depth.append(count)
            case .table(let count) where count > 0: depth.append(2 * count)
            default:
                if depth.isEmpty && key == Array(name.utf8) { return token }
                while let last = depth.indices.last {
                    depth[last] -= 1
                    if depth[last] > 0 { break }
                    depth.removeLast()
                }
            }
            if depth.isEmpty { key = nil }
        }
        return nil
    }
}
