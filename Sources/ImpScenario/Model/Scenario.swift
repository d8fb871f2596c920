public import ImpRuntime

/// What a scenario file says: a world, what happens in it, and what must be seen.
public struct Scenario: Codable, Equatable, Sendable {
    /// For messages and reports.
    public var file = ""
    public var name = ""
    /// The command line may name another.
    public var module: Module?
    public var seed: UInt64?
    /// The time of day at the start.
    public var start: WallTime?
    /// How long the run lasts; nil: until the last step is done.
    public var duration: TimeSpan?
    public var world = World()
    public var device = DeviceStart()
    /// In order; repetitions are written out.
    public var steps: [Step] = []

    public init() {}
}
