/// A model of the order of a table's keys, written from the description of the layout and not from the machine.
///
/// A table is an array of nodes, a power of two of them, in which chains of colliding keys are linked. `free` runs
/// downwards through the nodes; when it meets no free one, the table is laid out anew.
struct TableModel {
    enum Key: Hashable {
        case integer(Int32)
        case float(Float)
        case text(String)

        /// The hash that decides where a key goes: of long strings it reads a prefix only.
        var hash: UInt32 {
            switch self {
            case .integer(let value): return UInt32(bitPattern: value)
            case .float(let value): return UInt32(bitPattern: Int32(value))
            case .text(let text):
                let bytes = Array(text.utf8)
                var rest = UInt32(bytes.count)
                let step = rest >> 5 | 1
                var hash = rest
                var index = 0
                while rest >= step {
                    hash ^= (hash << 5) &+ (hash >> 2) &+ UInt32(bytes[index])
                    index += 1
                    rest -= step
                }
                return hash
            }
        }
    }

    private struct Node {
        var key: Key?
        var next: Int?
    }

    private var nodes: [Node] = []
    private var free = 0
    private var used = 0

    /// An empty table; a literal with `count` slots begins with room for them.
    init(count: Int = 0) {
        var size = 4
        while size < count { size *= 2 }
        layOut(size)
    }

    /// The keys in order of iteration.
    var keys: [Key] { nodes.compactMap(\.key) }

    private mutating func layOut(_ size: Int) {
        nodes = Array(repeating: Node(), count: size)
        free = size - 1
        used = 0
    }

    private func home(_ key: Key) -> Int { Int(key.hash & UInt32(nodes.count - 1)) }

    private func find(_ key: Key) -> Int? {
        var node: Int? = home(key)
        while let index = node {
            if nodes[index].key == key { return index }
            node = nodes[index].next
        }
        return nil
    }

    mutating func insert(_ key: Key) {
        guard find(key) == nil else { return }
        var place = home(key)
        if let occupant = nodes[place].key {
            let occupantHome = home(occupant)
            if place > free && occupantHome != place {
                var previous = occupantHome
                while let next = nodes[previous].next, next != place { previous = next }
                nodes[previous].next = free
                nodes[free] = nodes[place]
                nodes[place] = Node()
            } else {
                nodes[free].next = nodes[place].next
                nodes[place].next = free
                place = free
            }
        }
        nodes[place].key = key
        while nodes[free].key != nil || nodes[free].next != nil {
            if free == 0 {
                rehash(always: true)
                insert(key)
                return
            }
            free -= 1
        }
        used += 1
    }

    mutating func remove(_ key: Key) {
        guard let place = find(key) else { return }
        // The link stays, so the node is not free before the next layout.
        nodes[place].key = nil
        used -= 1
        rehash(always: false)
    }

    mutating func removeAll() {
        for index in nodes.indices { nodes[index].key = nil }
        used = 0
        rehash(always: true)
    }

    /// A copy is filled in order of iteration.
    func copy() -> TableModel {
        var copy = TableModel(count: nodes.count)
        for key in keys { copy.insert(key) }
        return copy
    }

    private mutating func rehash(always: Bool) {
        let old = nodes.count
        let size: Int
        if used >= old - old / 4 {
            size = old * 2
        } else if used <= old / 4 && old > 4 {
            size = old / 2
        } else if always {
            size = old
        } else {
            return
        }
        let keys = keys
        layOut(size)
        for key in keys { insert(key) }
    }
}
