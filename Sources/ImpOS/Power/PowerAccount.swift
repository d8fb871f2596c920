public import ImpRuntime

/// How long a module was in each state. What that took is worked out when a report is wanted, so the same run can be
/// charged by the figures of two releases.
public struct PowerAccount: Codable, Equatable, Sendable {
    private let start: Instant
    private var processor = Clock<PowerState>(state: .switchedOff)
    private var radio = Clock<PowerState>(state: .radioOff)
    private var ethernet = Clock<PowerState>(state: .ethernetOff)
    private var led = Clock<LEDState>(state: .off)

    /// Everything is off.
    public init(from start: Instant) {
        self.start = start
        (processor.since, radio.since, ethernet.since, led.since) = (start, start, start, start)
    }

    /// A part goes over to a state; `now` must not be earlier than its last change.
    public mutating func enter(_ state: PowerState, at now: Instant) {
        switch state.part {
        case .processor: processor.enter(state, at: now)
        case .radio: radio.enter(state, at: now)
        case .ethernet: ethernet.enter(state, at: now)
        }
    }

    /// Of the present state's time, so much was spent in another state of the same part, such as sending a frame.
    public mutating func spend(_ span: TimeSpan, in state: PowerState) {
        switch state.part {
        case .processor: processor.spend(span, in: state)
        case .radio: radio.spend(span, in: state)
        case .ethernet: ethernet.spend(span, in: state)
        }
    }

    /// The status LED goes over to a state. Its blinking counts by its mean.
    public mutating func show(_ state: LEDState, at now: Instant) { led.enter(state, at: now) }

    /// What is taken now, in microamperes.
    public func current(by figures: PowerFigures) -> Double {
        [processor, radio, ethernet].reduce(figures.light * LEDPattern.of(led.state).lights) {
            $0 + figures.microamperes($1.state)
        }
    }

    public func report(by figures: PowerFigures, at now: Instant) -> PowerReport {
        let parts = [processor, radio, ethernet].flatMap { clock in
            clock.times(at: now).map { PowerReport.Row(.state($0), $1, figures.microamperes($0)) }
        }
        let lights = led.times(at: now).map { PowerReport.Row(.led($0), $1, figures.light * LEDPattern.of($0).lights) }
        return PowerReport(rows: parts + lights, time: now.since(start))
    }
}

/// How long something was in each state.
private struct Clock<State>: Codable, Equatable, Sendable
where State: Codable & Hashable & Sendable & CaseIterable & RawRepresentable, State.RawValue == String {
    private(set) var state: State
    var since = Instant.start
    /// By the state's name.
    private var past: [String: TimeSpan] = [:]

    init(state: State) { self.state = state }

    mutating func enter(_ next: State, at now: Instant) {
        guard next != state else { return }
        past[state.rawValue] = time(of: state, at: now)
        (state, since) = (next, now)
    }

    /// What is taken from the present state is made up for as its time goes on.
    mutating func spend(_ span: TimeSpan, in other: State) {
        past[other.rawValue] = (past[other.rawValue] ?? .zero) + span
        past[state.rawValue] = (past[state.rawValue] ?? .zero) + TimeSpan(nanoseconds: -span.nanoseconds)
    }

    /// The states that there was any time of, in the order of their declaration.
    func times(at now: Instant) -> [(State, TimeSpan)] {
        State.allCases.map { ($0, time(of: $0, at: now)) }.filter { $0.1 > .zero }
    }

    private func time(of wanted: State, at now: Instant) -> TimeSpan {
        let before = past[wanted.rawValue] ?? .zero
        return wanted == state ? before + max(.zero, now.since(since)) : before
    }
}

extension LEDPattern {
    /// How many of the two lights are on, in the mean over a period.
    var lights: Double {
        segments.reduce(0) { $0 + $1.color.lights * $1.duration.seconds } / period.seconds
    }
}

extension LEDColor {
    fileprivate var lights: Double {
        switch self {
        case .off: 0
        case .red, .green: 1
        case .orange: 2
        }
    }
}
