public import ImpRuntime

/// A frame as light: each bit begins with a change between dark and bright; a one has a second change in its middle.
///
/// Only the times of changes count, so it does not matter whether a light is on or off at the beginning, nor how fast
/// the screen is. Sixteen ones and a zero come first.
public enum BlinkUpSignal {
    static let preambleBits = 16

    /// Times of the changes of brightness, from the first change on.
    ///
    /// - Parameter step: how long half a bit lasts: a picture of the screen, so 1/60 s for phones.
    public static func changes(_ frame: [UInt8], step: TimeSpan) -> [TimeSpan] {
        var times = [TimeSpan.zero]
        var now = TimeSpan.zero
        for bit in bits(frame) {
            if bit { times.append(now + step) }
            now = now + step.times(2)
            times.append(now)
        }
        return times
    }

    /// From the first change to the last.
    public static func duration(_ frame: [UInt8], step: TimeSpan) -> TimeSpan {
        step.times(2 * Int64(preambleBits + 1 + 8 * frame.count))
    }

    /// The preamble, then each byte from its highest bit on.
    private static func bits(_ frame: [UInt8]) -> [Bool] {
        [Bool](repeating: true, count: preambleBits) + [false]
            + frame.flatMap { byte in (0..<8).map { byte << $0 & 0x80 != 0 } }
    }
}

/// Finds bits in changes of brightness: learns the step from the preamble, then reads until it is told to stop.
struct BlinkUpLight: Codable, Equatable, Sendable {
    /// Steps of light that can be a signal; slower is somebody's hand, faster is noise.
    static let steps = (least: TimeSpan.milliseconds(3), most: TimeSpan.milliseconds(40))
    /// Equal steps that begin a signal: half of those that are sent.
    static let leastSteps: Int64 = 16

    enum Event: Equatable {
        case none
        /// The preamble is over.
        case began
        case bit(Bool)
        case unreadable
    }

    private(set) var isReading = false
    private var last: Instant?
    /// Sum of the equal steps so far, and their number.
    private var sum = TimeSpan.zero
    private var count: Int64 = 0
    /// The middle of a one has passed.
    private var isInside = false

    /// When a signal that is being read counts as ended, if nothing changes any more.
    var deadline: Instant? {
        guard isReading, let last else { return nil }
        return last + step.times(4)
    }

    private var step: TimeSpan { count == 0 ? .zero : TimeSpan(nanoseconds: sum.nanoseconds / count) }

    /// The brightness changes.
    mutating func change(at now: Instant) -> Event {
        defer { last = now }
        guard let last else { return .none }
        let span = now.since(last)
        return isReading ? read(span) : learn(span)
    }

    private mutating func learn(_ span: TimeSpan) -> Event {
        let steps = count == 0 ? nil : lengthInSteps(span)
        if count >= BlinkUpLight.leastSteps, steps == 2 {
            isReading = true
            return .began
        }
        if steps != 1 { (sum, count) = (.zero, 0) }
        guard span >= BlinkUpLight.steps.least, span <= BlinkUpLight.steps.most else { return .none }
        sum = sum + span
        count += 1
        return .none
    }

    private mutating func read(_ span: TimeSpan) -> Event {
        switch (lengthInSteps(span), isInside) {
        case (1, false):
            isInside = true
            return .none
        case (1, true):
            isInside = false
            return .bit(true)
        case (2, false): return .bit(false)
        default: return .unreadable
        }
    }

    /// 1 or 2, or nil for what is neither, give or take half a step.
    private func lengthInSteps(_ span: TimeSpan) -> Int? {
        let halves = span.times(2).nanoseconds / max(1, step.nanoseconds)
        return halves == 1 || halves == 2 ? 1 : halves == 3 || halves == 4 ? 2 : nil
    }
}
