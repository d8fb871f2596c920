public import SquirrelVM

/// What a program's objects take of a module's memory: what `imp.getmemoryfree` is worked out from.
public struct MemoryAccount: Equatable, Sendable {
    /// Bytes that an empty program finds free.
    public let budget: Int
    private let codeInRAM: Bool
    public private(set) var charged = 0

    /// - Parameter codeInRAM: see `ObjectSizes`.
    public init(budget: Int, codeInRAM: Bool) {
        self.budget = budget
        self.codeInRAM = codeInRAM
    }

    public mutating func add(_ shape: ObjectShape) {
        charged += ObjectSizes.bytes(of: shape, codeInRAM: codeInRAM)
    }

    /// Never below zero.
    public var free: Int { max(0, budget - charged) }
    public var isExhausted: Bool { charged > budget }
}

extension MemoryAccount {
    /// The account of everything that the program on `machine` made since it started.
    public init(budget: Int, codeInRAM: Bool, of machine: inout Machine) {
        var account = MemoryAccount(budget: budget, codeInRAM: codeInRAM)
        machine.visitObjects(shared: false) { account.add($0) }
        self = account
    }
}
