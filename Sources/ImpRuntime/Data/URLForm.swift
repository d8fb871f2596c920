public import SquirrelVM

/// Forms in URLs: `http.urlencode`, `http.urldecode` and the query of a request.
public enum URLForm {
    /// `a=1&b=2` of a table, in the table's own order. An array's elements repeat its key; anything that is not a string
    /// is shown as `tostring` shows it.
    ///
    /// - Throws: `circular` for an array in an array.
    public static func encode(_ table: Value, in machine: borrowing Machine) throws(DataFailure) -> [UInt8] {
        var text: [UInt8] = []
        var position = 0
        while let slot = machine.nextSlot(table, position) {
            position = slot.position
            if slot.value.tag == Tag.array {
                for index in 0..<machine.count(slot.value) {
                    let element = machine.element(slot.value, index)
                    if element.tag == Tag.array { throw .circular }
                    append(slot.key, element, machine, &text)
                }
            } else {
                append(slot.key, slot.value, machine, &text)
            }
        }
        return text
    }

    private static func append(_ key: Value, _ value: Value, _ machine: borrowing Machine, _ text: inout [UInt8]) {
        if !text.isEmpty { text.append(UInt8(ascii: "&")) }
        PercentEncoding.encode(machine.text(key), into: &text)
        text.append(UInt8(ascii: "="))
        PercentEncoding.encode(machine.data(value) ?? machine.text(value), into: &text)
    }

    /// A table of strings; a name that comes again has an array of strings.
    ///
    /// - Throws: `outOfMemory`.
    public static func decode(_ text: [UInt8], in machine: inout Machine) throws(DataFailure) -> Value {
        guard let table = machine.makeTable() else { throw .outOfMemory }
        for (name, value) in PercentEncoding.fields(text) {
            guard let key = machine.makeString(name), let string = machine.makeString(value),
                add(string, key, table, &machine)
            else { throw .outOfMemory }
        }
        return table
    }

    private static func add(_ value: Value, _ key: Value, _ table: Value, _ machine: inout Machine) -> Bool {
        guard let old = machine.get(table, key) else { return machine.set(table, key, value) }
        if old.tag == Tag.array { return machine.append(old, value) }
        guard let array = machine.makeArray() else { return false }
        return machine.append(array, old) && machine.append(array, value) && machine.set(table, key, array)
    }
}
