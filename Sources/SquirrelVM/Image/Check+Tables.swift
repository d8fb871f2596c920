/// The nodes of tables: chains that end, and every key where a lookup finds it.
extension HeapChecker {
    mutating func checkTable(_ table: Table) throws(HeapFault) {
        if table.delegate != 0 { tables.append(table.offset) }
        try require(table.free <= table.mask, table.offset, .table)
        if table.nodes == state.emptyNodes { return try require(table.count == 0, table.offset, .table) }
        let hasFree = table.key(table.free).isNull && link(table, table.free) == 0
        try require(hasFree || isExhausted, table.offset, .table)
        var chains = NodeChains(count: Int(table.mask) + 1)
        for index in 0...table.mask {
            let next = link(table, index)
            try require(next <= table.mask + 1, table.offset, .table)
            // What is linked was taken from the free index, which falls. Else one node could come into two chains.
            try require(next == 0 || next - 1 > table.free || isExhausted, table.offset, .table)
            try require(next == 0 || chains.link(Int(index), to: Int(next) - 1), table.offset, .table)
        }
        try require(chains.number(), table.offset, .table)
        try checkKeys(table, chains)
    }

    private func link(_ table: Table, _ index: UInt32) -> UInt32 { core.load32(table.node(index) + Node.next) }

    private func checkKeys(_ table: Table, _ chains: NodeChains) throws(HeapFault) {
        var keys: [UInt64] = []
        for index in 0...table.mask {
            let key = table.key(index)
            if key.isNull {
                try require(table.element(index).isNull, table.node(index), .table)
                continue
            }
            keys.append(key.bits)
            let home = Int(orderHash(key) & table.mask)
            try require(chains.reaches(from: home, to: Int(index)), table.node(index), .table)
        }
        try require(keys.count == Int(table.count), table.offset, .table)
        keys.sort()
        for place in keys.indices.dropFirst() { try require(keys[place] != keys[place - 1], table.offset, .table) }
    }

    /// As the machine finds a key's place, but without writing the hash into the string.
    private func orderHash(_ key: Value) -> UInt32 {
        key.isString ? StringObject(core: core, offset: key.offset).freshOrderHash : core.orderHash(key)
    }

    /// Delegates must not lead back to where they began.
    mutating func checkDelegates() throws(HeapFault) {
        for (number, table) in tables.enumerated() {
            let walk = UInt32(number + 1)
            var at = table
            while at != 0 && map.walk(of: at) == 0 {
                map.setWalk(walk, of: at)
                at = Table(core: core, offset: at).delegate
            }
            // Meeting an earlier walk is no harm: that one came to an end.
            try require(at == 0 || map.walk(of: at) != walk, table, .table)
        }
    }
}

/// The chains of a table's nodes. A node follows at most one other, so chains neither join nor fork.
private struct NodeChains {
    private static let none: Int32 = -1
    private var next: [Int32]
    private var hasBefore: [Bool]
    /// By node: its chain, and its place in it.
    private var chain: [Int32]
    private var place: [Int32]

    init(count: Int) {
        next = [Int32](repeating: Self.none, count: count)
        hasBefore = [Bool](repeating: false, count: count)
        chain = next
        place = next
    }

    /// False where two nodes lead to the same one.
    mutating func link(_ node: Int, to other: Int) -> Bool {
        if hasBefore[other] { return false }
        hasBefore[other] = true
        next[node] = Int32(other)
        return true
    }

    /// Numbers the nodes along their chains. False where a chain has no beginning, and so no end.
    mutating func number() -> Bool {
        var met = 0
        for first in next.indices where !hasBefore[first] {
            var node = Int32(first)
            var count: Int32 = 0
            while node != Self.none {
                chain[Int(node)] = Int32(first)
                place[Int(node)] = count
                count += 1
                node = next[Int(node)]
            }
            met += Int(count)
        }
        return met == next.count
    }

    func reaches(from home: Int, to node: Int) -> Bool {
        chain[home] == chain[node] && place[home] <= place[node]
    }
}
