import ImpRuntime

/// What the program chose with `server.setsendtimeoutpolicy`. The numbers of the constants are ours; the vendor's are not
/// on record.
struct SendPolicy: Codable, Equatable, Sendable {
    enum OnError: Int32, CaseIterable, Codable, Sendable {
        case suspend = 0
        case giveBack = 1
    }

    enum WaitFor: Int32, CaseIterable, Codable, Sendable {
        /// The data is in the send buffer.
        case sent = 0
        /// The server's end has acknowledged it.
        case acknowledged = 1
    }

    var onError = OnError.suspend
    var waitFor = WaitFor.sent
    var timeout = TimeSpan.seconds(30)

    /// What a lost connection means to the program.
    var stance: Life.Stance { onError == .suspend ? .suspends : .returns }
}

/// Why `agent.send` and its like did not send; 0 is success.
enum SendError: Int32, CaseIterable {
    case notConnected = 1
    case timeout = 2
    case disconnected = 3
}

/// Why the program is asked to end: the argument of `server.onshutdown`'s callback.
enum ShutdownReason: Int32, CaseIterable, Codable, Sendable {
    case newProgram = 1
    case newFirmware = 2
    case other = 3
}
