public import ImpRuntime

/// The device's side of a TLS handshake, as far as it costs time and bytes: hello, the server's flight, some computing,
/// finished (RFC 8446, figure 1). Nothing is encrypted; the link's own frames follow.
///
/// A stranger on the line, such as a captive portal, is found out by its first bytes, as with the real thing.
public struct SecureHandshake: Codable, Equatable, Sendable {
    public enum State: Codable, Equatable, Sendable {
        case waiting
        case computing(until: Instant)
        case done
        /// What answered does not speak TLS, or says something that does not belong there.
        case failed
    }

    public private(set) var state = State.waiting
    private var received: [UInt8] = []

    public init() {}

    public var deadline: Instant? {
        if case .computing(let until) = state { return until }
        return nil
    }

    /// Bytes of the server.
    public mutating func receive(_ bytes: [UInt8], at now: Instant) {
        guard !bytes.isEmpty else { return }
        guard state == .waiting else { return fail() }
        received += bytes
        let expected = SecureRecord.flight
        if received.count > expected.count || !expected.starts(with: received) { return fail() }
        if received.count == expected.count {
            state = .computing(until: now + IPFigures.secureComputing)
            received = []
        }
    }

    /// The server says nothing more before the device's first frame.
    private mutating func fail() { state = .failed }

    /// What finishes the handshake, when it is time for that.
    public mutating func tick(at now: Instant) -> [UInt8]? {
        guard let deadline, now >= deadline else { return nil }
        state = .done
        return SecureRecord.finished
    }
}
