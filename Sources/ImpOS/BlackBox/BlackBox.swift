import ImpLink
import ImpRuntime

/// The last events of a device's life, for whoever has to find out why it was reset.
///
/// They outlive resets and deep sleep, not a loss of power. After a reset the server gets them on the next connection.
struct BlackBox: Codable, Equatable, Sendable {
    private struct Row: Codable, Equatable {
        var event: BlackBoxEvent
        var at: Instant
    }

    private var rows: [Row] = []
    /// Whether there was a reset that the server has not been told about.
    private var isDue = false

    /// Rows that are kept at most, the newest: as many as fit into what the server takes.
    static let capacity = (LinkFigures.telemetry - BlackBoxRecord.headerBytes) / BlackBoxRecord.entryBytes

    mutating func note(_ event: BlackBoxEvent, at now: Instant) {
        if rows.count == BlackBox.capacity { rows.removeFirst() }
        rows.append(Row(event: event, at: now))
    }

    /// Notes what leaves the device, if it is a turn of its life.
    mutating func note(_ output: DeviceOutput) {
        switch output {
        case .awake(let reason, let at):
            if reason.isReset { isDue = true }
            note(.awake(reason), at: at)
        case .programStarted(let reason, let at): note(.programStarted(reason), at: at)
        case .connected(let at): note(.connected, at: at)
        case .disconnected(let at): note(.disconnected, at: at)
        case .off(let isPowered, let at): note(isPowered ? .asleep : .off, at: at)
        default: break
        }
    }

    /// What the server has to be told; nil where there is nothing.
    ///
    /// - Parameter wallBase: the time of day at `Instant.start`.
    mutating func takeRecord(wallBase: WallTime) -> BlackBoxRecord? {
        guard isDue else { return nil }
        isDue = false
        return BlackBoxRecord(
            entries: rows.map { BlackBoxRecord.Entry($0.event, at: wallBase + $0.at.since(.start)) })
    }
}

/// An event of a black box.
public enum BlackBoxEvent: Codable, Equatable, Sendable {
    /// The processor starts.
    case awake(WakeReason)
    case programStarted(WakeReason)
    /// How far an attempt to connect is.
    case phase(NetworkPhase)
    case connected
    /// The connection is gone, and the program did not want that.
    case disconnected
    /// Why an attempt or a connection has ended.
    case failed(ConnectionError)
    /// The operating system resets the module, with the code of `[Exit Code]`: 0…255.
    case crashed(UInt8)
    /// Deep sleep begins.
    case asleep
    /// The processor stops for a reset.
    case off
}
