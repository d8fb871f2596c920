/// A machine, or what stands for one, that runs in slices on a pool.
public protocol PoolWork: ~Copyable, Sendable {
    /// What others tell it.
    associatedtype Mail: Sendable

    /// Something came for it.
    mutating func receive(_ mail: Mail, at now: Instant)
    /// Runs on, for at most `budget` units of work.
    mutating func run(_ budget: Int, at now: Instant) -> Slice
}

/// What a turn came to.
public struct Slice: Equatable, Sendable {
    /// What the machine does after its turn.
    public enum Next: Equatable, Sendable {
        /// It has more to do.
        case ready
        /// It has nothing to do until then, or until something comes for it; nil: only that.
        case parked(until: Instant?)
        /// It leaves the pool.
        case leaves
    }

    /// Units of work: calls and backward jumps of the program, and what natives were charged for.
    public var spent: Int
    public var next: Next

    public init(spent: Int, next: Next) {
        self.spent = spent
        self.next = next
    }

    /// Work of one turn: below a millisecond at 50 ns a unit, of which this machine needs a fraction.
    public static let work = 20_000
}
