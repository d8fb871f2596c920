import SquirrelVM

/// Values that take several instructions. Each is built in the next free register, which is returned and in use
/// afterwards.
extension FunctionGenerator {
    /// Elements are appended in portions, as many as there are registers to spare.
    mutating func array(_ list: List) -> Int {
        let array = code.top
        code.emit(.newArray, array, wide: min(Int(list.count), 0xFFFF))
        _ = take()
        let portion = max(1, min(32, (Limits.registers - code.top) / 2))
        var first = list.indices.lowerBound
        while first < list.indices.upperBound {
            let last = min(first + portion, list.indices.upperBound)
            for position in first..<last { _ = temporary(tree.expression(at: position)) }
            code.emit(.append, array, array + 1, last - first)
            code.top = array + 1
            first = last
        }
        return array
    }

    mutating func table(_ list: List) -> Int {
        let table = code.top
        code.emit(.newTable, table, wide: min(Int(list.count), 0xFFFF))
        _ = take()
        for index in list.indices {
            let member = tree.members[index]
            if case .string(let name) = tree[member.key] {
                access(.newSlotField, table, operand(member.value), name)
            } else {
                let key = operand(member.key)
                code.emit(.newSlot, table, key, operand(member.value))
            }
            code.top = table + 1
        }
        return table
    }

    mutating func classLiteral(_ node: ClassNode) -> Int {
        let register = code.top
        let none = 255
        let base = node.base.map { operand($0) } ?? none
        let attributes = node.attributes.map { operand($0) } ?? none
        code.emit(.newClass, register, base, attributes)
        code.top = register
        _ = take()
        for index in node.members.indices {
            let member = tree.members[index]
            let attributes = member.attributes.map { operand($0) } ?? none
            let key = operand(member.key)
            let value = operand(member.value)
            code.emit(
                .newMember, register, key, value, extension: (member.isStatic ? 1 : 0) | UInt32(attributes) << 8)
            code.top = register + 1
        }
        return register
    }

    /// Default values are evaluated now, in this function, and kept by the closure.
    mutating func closure(_ number: UInt32, into target: Int) {
        let first = code.top
        let defaults = tree.functions[Int(number)].defaults
        for position in defaults.indices { _ = temporary(tree.expression(at: position)) }
        // A local is read when the closure is made: another default value may have changed it.
        for (index, position) in defaults.indices.dropLast().enumerated() {
            let value = tree.expression(at: position)
            if case .local = tree[value] { evaluate(value, into: first + index) }
        }
        code.emit(.closure, target, defaults.count == 0 ? 0 : first, extension: addInner(number))
    }
}
