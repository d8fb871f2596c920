public import ImpRuntime

/// What the status LED showed over time: its changes of state, from which each blink is worked out when it is wanted.
public struct LEDTrace: Codable, Equatable, Sendable {
    /// In order of time.
    public private(set) var changes: [LEDChange] = []

    public init() {}

    /// `change` must not be earlier than the last one.
    public mutating func add(_ change: LEDChange) { changes.append(change) }

    /// The state at an instant, and since when; off before the first change.
    public func state(at now: Instant) -> LEDChange {
        let next = firstIndex(after: now)
        return next == 0 ? LEDChange(at: .start, state: .off) : changes[next - 1]
    }

    public func color(at now: Instant) -> LEDColor {
        let change = state(at: now)
        return LEDPattern.of(change.state).color(after: now.since(change.at)).color
    }

    /// What was to be seen from `start` to `end`: neighbours differ in colour, the first may have begun before.
    public func segments(from start: Instant, to end: Instant) -> [LEDSegment] {
        var segments: [LEDSegment] = []
        var now = start
        while now < end {
            let (color, left) = colorAndRest(at: now)
            let next = min(end, left)
            append(LEDSegment(color, next.since(now)), to: &segments)
            now = next
        }
        return segments
    }

    /// Forgets what is not needed to answer for `start` and later.
    public mutating func forget(before start: Instant) {
        let next = firstIndex(after: start)
        if next > 1 { changes.removeFirst(next - 1) }
    }

    /// The colour, and when the pattern or a change of state ends it.
    private func colorAndRest(at now: Instant) -> (LEDColor, Instant) {
        let change = state(at: now)
        let (color, left) = LEDPattern.of(change.state).color(after: now.since(change.at))
        let next = firstIndex(after: now)
        let nextChange = next < changes.count ? changes[next].at : .never
        return (color, min(nextChange, left.map { now + $0 } ?? .never))
    }

    private func append(_ segment: LEDSegment, to segments: inout [LEDSegment]) {
        if let last = segments.indices.last, segments[last].color == segment.color {
            segments[last].duration = segments[last].duration + segment.duration
        } else {
            segments.append(segment)
        }
    }

    /// Index of the first change later than `now`.
    private func firstIndex(after now: Instant) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= now { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
