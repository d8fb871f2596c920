public import ImpRuntime

/// How packets fare between two ends. Asked for each packet; those that overtake one another are the ends' business.
public struct PathFaults: Codable, Equatable, Sendable {
    /// Of a hundred packets; 0…100.
    public var lossPercent: Double
    public var latency: TimeSpan
    /// Added to the latency, evenly distributed from nothing to this.
    public var jitter: TimeSpan
    /// Nothing passes.
    public var isCut: Bool
    private var random: SeededRandom

    public init(
        lossPercent: Double = 0, latency: TimeSpan = WorldFigures.latency, jitter: TimeSpan = .zero,
        isCut: Bool = false, random: SeededRandom
    ) {
        self.lossPercent = lossPercent
        self.latency = latency
        self.jitter = jitter
        self.isCut = isCut
        self.random = random
    }

    /// How long the next packet takes; nil if it is lost. What is set uses up the same random numbers as what is not,
    /// so switching one fault on changes nothing of the others.
    public mutating func delay() -> TimeSpan? {
        let luck = Double.random(in: 0..<100, using: &random)
        let share = Double.random(in: 0..<1, using: &random)
        if isCut || luck < lossPercent { return nil }
        let extra = Int64(Double(max(0, jitter.nanoseconds)) * share)
        return max(.zero, latency) + .nanoseconds(extra)
    }
}
