import ImpAgent
import ImpRuntime

/// The real listener before an agent: requests go to the mailbox, replies come back.
final class FrontDoor: Sendable {
    /// Marks the numbers of requests that are part of the simulation.
    static let simulated: UInt64 = 1 << 63

    let listener: HTTPListener

    init(port: Int, agentID: String, mailbox: Mailbox<OutsideEvent>) throws(SimulationError) {
        let handlers = HTTPListener.Handlers(
            deliver: { mailbox.post(.request($0)) },
            gone: { _ = mailbox.post(.requestGone($0), isUrgent: true) })
        do {
            listener = try HTTPListener(port: port, agentID: agentID, handlers: handlers)
        } catch {
            throw .portUnavailable(port, reason: String(describing: error))
        }
    }

    var url: String { "http://127.0.0.1:\(listener.port)" }

    /// What went wrong, if anything did.
    func close() -> String? {
        do {
            try listener.stop()
            return nil
        } catch {
            return "cannot close port \(listener.port) in order: \(error)"
        }
    }
}
