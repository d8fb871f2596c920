public import ImpRuntime

extension Scenario {
    public struct Step: Codable, Equatable, Sendable {
        /// Where it stands in the file.
        public var place: Place
        public var timing: Timing
        public var action: Action
        /// What is written, in one line: `expect-led: connected`.
        public var title: String
    }

    /// When a step begins: never before the step above it has ended. Of a range, a moment that the seed decides.
    public enum Timing: Codable, Equatable, Sendable {
        /// Counted from the start of the run.
        case at(SpanRange)
        /// Counted from the end of the step above.
        case after(SpanRange)
    }

    /// Two equal bounds, or a range to draw from.
    public struct SpanRange: Codable, Equatable, Sendable {
        public var lower: TimeSpan
        public var upper: TimeSpan
    }

    public enum Action: Codable, Equatable, Sendable {
        /// Changes the world, with a time also back.
        case adjust([Adjustment], for: TimeSpan?)
        /// Something that happens once.
        case act(ScenarioEffect)
        case wait(TimeSpan)
        case expect(Expectation)
    }
}
