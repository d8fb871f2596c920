/// Values by name, in the order in which the names were first defined.
///
/// The order matters where a program can list the names: it must not change from run to run.
public struct OrderedNames<Value: Equatable & Sendable>: Equatable, Sendable {
    /// The names in order.
    public private(set) var names: [[UInt8]] = []
    private var values: [Value] = []
    private var positions: [[UInt8]: Int] = [:]

    public init() {}

    public var isEmpty: Bool { names.isEmpty }

    /// The value of a name. Setting nil removes the name.
    public subscript(name: [UInt8]) -> Value? {
        get { positions[name].map { values[$0] } }
        set {
            if let value = newValue {
                store(name, value)
            } else if let position = positions[name] {
                remove(at: position)
            }
        }
    }

    /// A new name, which is the usual case, is looked up only once.
    private mutating func store(_ name: [UInt8], _ value: Value) {
        if let known = positions.updateValue(names.count, forKey: name) {
            positions[name] = known
            values[known] = value
        } else {
            names.append(name)
            values.append(value)
        }
    }

    private mutating func remove(at position: Int) {
        positions[names[position]] = nil
        names.remove(at: position)
        values.remove(at: position)
        for later in position..<names.count { positions[names[later]] = later }
    }
}
