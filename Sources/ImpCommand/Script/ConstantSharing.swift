import SquirrelCompiler
import SquirrelVM

/// `getconsttable()` shows the compiler's constants, and what a program puts there counts for what it compiles.
enum ConstantSharing {
    /// What stands in the machine's table joins the compiler's constants; how many there are.
    static func read(_ machine: borrowing Machine, into constants: inout ConstantTable) -> Int {
        guard let table = machine.constantTable else { return 0 }
        var count = 0
        var position = 0
        while let slot = machine.nextSlot(table, position) {
            position = slot.position
            count += 1
            guard let name = machine.bytes(slot.key) else { continue }
            if let constant = scalar(slot.value, machine) {
                constants[name] = .scalar(constant)
            } else if slot.value.isTable {
                let members = members(slot.value, machine)
                count += members.names.count
                constants[name] = .enumeration(members)
            }
        }
        return count
    }

    /// The compiler's constants are shown in the machine's table.
    static func write(_ constants: ConstantTable, to machine: inout Machine) {
        guard let table = machine.constantTable else { return }
        for name in constants.entries.names {
            guard let key = machine.makeString(name), let entry = constants[name] else { continue }
            switch entry {
            case .scalar(let constant):
                if let value = value(constant, &machine) { machine.set(table, key, value) }
            case .enumeration(let members):
                guard let inner = machine.makeTable() else { return }
                for member in members.names {
                    guard let memberKey = machine.makeString(member), let constant = members[member],
                        let value = value(constant, &machine)
                    else { continue }
                    machine.set(inner, memberKey, value)
                }
                machine.set(table, key, inner)
            }
        }
    }

    private static func members(_ table: Value, _ machine: borrowing Machine) -> OrderedNames<Constant> {
        var members = OrderedNames<Constant>()
        var position = 0
        while let slot = machine.nextSlot(table, position) {
            position = slot.position
            if let name = machine.bytes(slot.key), let constant = scalar(slot.value, machine) {
                members[name] = constant
            }
        }
        return members
    }

    private static func scalar(_ value: Value, _ machine: borrowing Machine) -> Constant? {
        if value.isInteger { return .integer(value.integer) }
        if value.isFloat { return .float(bits: value.float.bitPattern) }
        if value.isBool { return .bool(value.isTrue) }
        return machine.bytes(value).map { .string($0) }
    }

    private static func value(_ constant: Constant, _ machine: inout Machine) -> Value? {
        switch constant {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .integer(let integer): .integer(integer)
        case .float(let bits): .float(Float(bitPattern: bits))
        case .string(let bytes): machine.makeString(bytes)
        }
    }
}
