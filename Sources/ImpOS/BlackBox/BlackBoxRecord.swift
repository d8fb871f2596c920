public import ImpRuntime

/// A black box as the server gets it: the format's version, the first event's time in microseconds since 1970, then for
/// each event the milliseconds since the one before (u32), its kind and its value. Numbers are little-endian.
///
/// The vendor's record is at most as long; what it holds is not known.
public struct BlackBoxRecord: Equatable, Sendable {
    public struct Entry: Equatable, Sendable {
        public var event: BlackBoxEvent
        /// To the millisecond after the first entry's.
        public var at: WallTime

        public init(_ event: BlackBoxEvent, at: WallTime) { (self.event, self.at) = (event, at) }
    }

    public var entries: [Entry]

    public init(entries: [Entry]) { self.entries = entries }

    static let version: UInt8 = 1
    static let headerBytes = 9
    static let entryBytes = 6

    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.add(BlackBoxRecord.version)
        let start = entries.first?.at ?? WallTime(microseconds: 0)
        writer.add(UInt64(bitPattern: start.microseconds))
        var last: Int64 = 0
        for entry in entries {
            let passed = max(last, (entry.at.microseconds - start.microseconds) / 1_000)
            let step = UInt32(clamping: passed - last)
            writer.add(step)
            writer.add([entry.event.kind.rawValue, entry.event.value])
            last += Int64(step)
        }
        return writer.bytes
    }

    /// Nil for bytes that `encoded` did not make.
    public init?(decoding bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.number(UInt8.self) == BlackBoxRecord.version, let start = reader.number(UInt64.self) else {
            return nil
        }
        var at = WallTime(microseconds: Int64(bitPattern: start))
        entries = []
        while !reader.isAtEnd {
            guard let step = reader.number(UInt32.self), let kind = reader.number(UInt8.self),
                let value = reader.number(UInt8.self), let event = BlackBoxEvent(kind: kind, value: value)
            else { return nil }
            at = at + .milliseconds(Int64(step))
            entries.append(Entry(event, at: at))
        }
    }
}

/// The numbers of events; never used again for others.
extension BlackBoxEvent {
    enum Kind: UInt8 {
        case awake = 1
        case programStarted, phase, connected, disconnected, failed, crashed, asleep, off
    }

    var kind: Kind {
        switch self {
        case .awake: .awake
        case .programStarted: .programStarted
        case .phase: .phase
        case .connected: .connected
        case .disconnected: .disconnected
        case .failed: .failed
        case .crashed: .crashed
        case .asleep: .asleep
        case .off: .off
        }
    }

    /// Of events without a value 0.
    var value: UInt8 {
        switch self {
        case .awake(let reason), .programStarted(let reason): UInt8(clamping: reason.rawValue)
        case .phase(let phase): UInt8(clamping: NetworkPhase.allCases.firstIndex(of: phase) ?? 0)
        case .failed(let error): UInt8(clamping: error.rawValue)
        case .crashed(let code): code
        case .connected, .disconnected, .asleep, .off: 0
        }
    }

    init?(kind: UInt8, value: UInt8) {
        let reason = WakeReason(rawValue: Int32(value))
        let event: BlackBoxEvent? =
            switch Kind(rawValue: kind) {
            case .awake: reason.map { .awake($0) }
            case .programStarted: reason.map { .programStarted($0) }
            case .phase:
                NetworkPhase.allCases.indices.contains(Int(value)) ? .phase(NetworkPhase.allCases[Int(value)]) : nil
            case .failed: ConnectionError(rawValue: Int(value)).map { .failed($0) }
            case .crashed: .crashed(value)
            case .connected: .connected
            case .disconnected: .disconnected
            case .asleep: .asleep
            case .off: .off
            case nil: nil
            }
        guard let event else { return nil }
        self = event
    }
}
