/// What code costs on a machine, and how much memory it has. Estimates unless a source is named: the vendor published
/// no figures for the virtual machine's speed.
public struct MachineFigures: Equatable, Sendable {
    /// Time of one call or backward jump of a program.
    public var event: TimeSpan
    /// Time of one call of the API, where the member has no cost of its own.
    public var call: TimeSpan
    /// Bytes a program may allocate.
    public var heapBytes: UInt32
    /// Bytes of the stack of calls.
    public var stackBytes: UInt32
    /// `crypto.sha256` and `crypto.hmacsha256` of nothing; the vendor's figures for imp004m.
    public var hash: TimeSpan
    public var keyedHash: TimeSpan
    /// Each further byte of both: 1.2 MB/s on imp004m.
    public var hashedByte: TimeSpan
}

/// The table of modules, until each has a data file of its own.
public enum ModuleFigures {
    /// Cortex-M3 at 120 MHz.
    private static let imp001 = device(event: .nanoseconds(1_000), heap: 80 << 10)
    /// Cortex-M4 at 120 to 200 MHz.
    private static let imp003 = device(event: .nanoseconds(800), heap: 120 << 10)
    /// Cortex-R4 at 320 MHz.
    private static let imp005 = device(event: .nanoseconds(400), heap: 500 << 10)

    public static func figures(of module: Module) -> MachineFigures {
        switch module {
        case .imp001, .imp002: imp001
        case .imp003, .imp004m: imp003
        case .imp005: imp005
        }
    }

    /// Every agent has the same.
    public static let agent = MachineFigures(
        event: .nanoseconds(1_000), call: .microseconds(1), heapBytes: 64 << 20, stackBytes: 4 << 20,
        hash: .microseconds(2), keyedHash: .microseconds(4), hashedByte: .nanoseconds(3))

    /// The heap is counted in this machine's bytes, which are more than the module's for the same objects; hence the
    /// factor (a choice of ours).
    private static func device(event: TimeSpan, heap: UInt32) -> MachineFigures {
        MachineFigures(
            event: event, call: .microseconds(1), heapBytes: heap * heapScale, stackBytes: 1 << 20,
            hash: .microseconds(740), keyedHash: .microseconds(1_000), hashedByte: .nanoseconds(833))
    }

    private static let heapScale: UInt32 = 4
}
