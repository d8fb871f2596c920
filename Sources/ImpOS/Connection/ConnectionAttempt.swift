import ImpLink
import ImpRuntime
import SquirrelVM

/// The wish for a connection: it is tried again after each failure until its time is over.
struct ConnectionAttempt: Codable, Sendable {
    var until: Instant
    /// When it is tried again; nil while one try is under way.
    var retryAt: Instant?
    /// The program's, of `server.connect`; it learns the outcome.
    var callback: Root?
    /// The connection was lost under RETURN_ON_ERROR, and the program learns of it if it does not come back.
    var isSilent = false
    /// Why the latest try failed.
    var error = ConnectionError.notConnected

    var deadline: Instant? { min(until, retryAt ?? .never) }

    /// Between two tries.
    static let pause = TimeSpan.seconds(2)
}

/// A call that the program stands still in.
struct PendingCall: Codable, Sendable {
    enum Kind: Codable, Sendable {
        /// `server.connect` under SUSPEND_ON_ERROR.
        case connect
        /// Something to be sent: it is not queued yet, or its last byte is at this place of what is queued.
        case send(Outgoing, end: UInt64?)
        case flush(end: UInt64)
        case scan
        /// Sleep with notice: what the server is told is queued up to here.
        case sleep(end: UInt64, until: Instant)
    }

    var kind: Kind
    /// When it is given up; nil: it waits as long as it takes.
    var deadline: Instant?
    /// What it gives, once that is known.
    var result: CallResult?
}

enum CallResult: Codable, Equatable, Sendable {
    case null
    case integer(Int32)
    case bool(Bool)
    case networks([ScannedNetwork])
    case sleep(until: Instant)
}

/// What the program sends.
enum Outgoing: Codable, Sendable {
    case log(String)
    case error(String)
    case message(LinkMessage)
}
