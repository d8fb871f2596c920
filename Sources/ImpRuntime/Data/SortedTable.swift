/// A small dictionary whose saved form is always the same for the same content: rows in the order of their keys.
public struct SortedTable<Key: Comparable & Codable & Sendable, Value: Codable & Sendable>: Codable, Sendable {
    private struct Row: Codable, Sendable {
        var key: Key
        var value: Value
    }

    private var rows: [Row] = []

    public init() {}

    public var count: Int { rows.count }
    public var keys: [Key] { rows.map(\.key) }
    /// In the order of their keys.
    public var values: [Value] { rows.map(\.value) }

    public subscript(key: Key) -> Value? {
        get {
            let index = place(of: key)
            return index < rows.count && rows[index].key == key ? rows[index].value : nil
        }
        set {
            let index = place(of: key)
            let exists = index < rows.count && rows[index].key == key
            switch (newValue, exists) {
            case (let value?, true): rows[index].value = value
            case (let value?, false): rows.insert(Row(key: key, value: value), at: index)
            case (nil, true): rows.remove(at: index)
            case (nil, false): break
            }
        }
    }

    public mutating func removeValue(forKey key: Key) -> Value? {
        defer { self[key] = nil }
        return self[key]
    }

    /// The first row whose key is not smaller.
    private func place(of key: Key) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
