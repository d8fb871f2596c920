public import SquirrelVM

/// Callbacks that a program has set by name: one a name, a later one replaces it.
public struct HandlerTable: Codable, Sendable {
    private var roots = SortedTable<ByteString, Root>()

    public init() {}

    /// Sets the callback of a name; null takes it away. False when memory is out.
    public mutating func set(_ name: ByteString, _ callback: Value, in script: inout Script) -> Bool {
        if let old = roots.removeValue(forKey: name) { script.forget(old) }
        if callback.isNull { return true }
        guard let root = script.keep(callback) else { return false }
        roots[name] = root
        return true
    }

    public func callback(_ name: ByteString, in script: borrowing Script) -> Value? {
        roots[name].flatMap { script.machine.value(of: $0) }
    }

    /// The machine that the callbacks belong to is gone.
    public mutating func forgetAll() { roots = SortedTable() }

    public func has(_ name: ByteString) -> Bool { roots[name] != nil }
}

extension Script {
    /// Keeps a value for the host; nil when memory is out.
    public mutating func keep(_ value: Value) -> Root? { machine.addRoot(value) }
    public mutating func forget(_ root: Root) { machine.removeRoot(root) }
}
