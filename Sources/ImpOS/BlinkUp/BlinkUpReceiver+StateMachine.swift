public import ImpRuntime

/// Receives BlinkUp: light or whole frames in, a new configuration or a failure out.
///
/// The stored configuration is not touched before a whole frame has proved right. A frame that has begun is read to its
/// end even if BlinkUp goes off meanwhile.
public struct BlinkUpReceiver: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// What `BlinkUpRules` says.
        case enabled(Bool)
        /// The light at the sensor goes from dark to bright or back.
        case lightChange
        /// All the bytes of a frame, without the light that carries them.
        case frame([UInt8])
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        /// The configuration is to be stored, and the LED to show that it came.
        case configure(BlinkUpConfiguration)
        /// The LED is to show that bad data came.
        case fail(BlinkUpFailure)
        /// The module is to start cold, with wake reason BLINKUP.
        case restart
    }

    private enum Phase: Codable, Equatable, Sendable {
        case waiting
        case reading(bytes: [UInt8], bits: Int)
        case restarting(at: Instant)
    }

    private var phase = Phase.waiting
    private var light = BlinkUpLight()
    private var isEnabled = false

    public init() {}

    public var deadline: Instant? {
        if case .restarting(let end) = phase { return end }
        return light.deadline
    }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        let ended = expire(at: now)
        return ended + take(input, at: now)
    }

    private mutating func take(_ input: Input, at now: Instant) -> [Action] {
        switch (input, phase) {
        case (.enabled(let enabled), _):
            isEnabled = enabled
            return []
        case (.lightChange, .reading): return changeLight(at: now)
        case (.lightChange, .waiting) where isEnabled: return changeLight(at: now)
        case (.frame(let bytes), .waiting) where isEnabled: return finish(bytes, at: now)
        default: return []
        }
    }

    /// What was due by now.
    private mutating func expire(at now: Instant) -> [Action] {
        guard let deadline, deadline <= now else { return [] }
        if case .restarting = phase {
            reset()
            return [.restart]
        }
        return fail(.truncated)
    }

    private mutating func changeLight(at now: Instant) -> [Action] {
        switch light.change(at: now) {
        case .none: return []
        case .began:
            phase = .reading(bytes: [], bits: 0)
            return []
        case .bit(let bit): return add(bit, at: now)
        case .unreadable: return fail(.unreadable)
        }
    }

    private mutating func add(_ bit: Bool, at now: Instant) -> [Action] {
        guard case .reading(var bytes, let bits) = phase else { return [] }
        if bits % 8 == 0 { bytes.append(0) }
        bytes[bits / 8] = bytes[bits / 8] << 1 | (bit ? 1 : 0)
        phase = .reading(bytes: bytes, bits: bits + 1)
        guard (bits + 1) % 8 == 0, bytes.count >= BlinkUpFrame.headerBytes else { return [] }
        do throws(BlinkUpFailure) {
            let length = try BlinkUpFrame.length(header: bytes.prefix(BlinkUpFrame.headerBytes))
            return bytes.count == length ? finish(bytes, at: now) : []
        } catch {
            return fail(error)
        }
    }

    private mutating func finish(_ frame: [UInt8], at now: Instant) -> [Action] {
        do throws(BlinkUpFailure) {
            let configuration = try BlinkUpFrame.decode(frame)
            reset()
            phase = .restarting(at: now + StatusLED.blinkUpResultTime)
            return [.configure(configuration)]
        } catch {
            return fail(error)
        }
    }

    private mutating func fail(_ failure: BlinkUpFailure) -> [Action] {
        reset()
        return [.fail(failure)]
    }

    private mutating func reset() {
        phase = .waiting
        light = BlinkUpLight()
    }
}
