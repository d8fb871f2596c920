/// How a run ended.
public struct SimulationOutcome: Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        /// Nothing is left that could ever happen.
        case finished
        /// Its duration is over.
        case timeUp
        /// Another thread stopped it.
        case stopped
        /// The device's program ended by an error more often than allowed.
        case gaveUp
    }

    public var reason: Reason
    /// Errors of both programs that nothing caught. A command ends with exit code 8 where there are any.
    public var uncaughtErrors: Int
    /// Times that the device's program was started anew.
    public var deviceRestarts: Int
}

/// Why a simulation cannot be made or cannot go on.
public enum SimulationError: Error, Equatable {
    /// There is no memory for a machine, or a program does not fit into the module's.
    case noMemory
    /// The port of the agent's URL cannot be listened on.
    case portUnavailable(Int, reason: String)
    /// Fast time has nothing left to do but wait for requests, which come in real time.
    case onlyWaitsForRequests
    /// A snapshot cannot be restored.
    case damagedSnapshot(String)
}

extension SimulationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noMemory: "there is no memory for the program's machine"
        case .portUnavailable(let port, let reason): "cannot listen on port \(port): \(reason)"
        case .onlyWaitsForRequests:
            "nothing is left to do on fast time but wait for requests from outside;"
                + " say how long with --for, or run with --time real"
        case .damagedSnapshot(let reason): "the snapshot cannot be restored: \(reason)"
        }
    }
}
