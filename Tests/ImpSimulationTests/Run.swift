import ImpAgent
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpSimulation

/// A simulation of two texts, on fast time without a listener unless `change` says otherwise.
func simulation(
    device: String, agent: String = "", _ change: (inout SimulationOptions) -> Void = { _ in }
) throws -> (Simulation, Record) {
    var options = SimulationOptions()
    options.clock = .fast
    options.servesHTTP = false
    options.project = "/tests"
    options.maximumRestarts = 3
    change(&options)
    let record = Record()
    let simulation = try Simulation(
        device: compile(Array(device.utf8), name: "device_code"),
        agent: compile(Array(agent.utf8), name: "agent_code"), options: options
    ) { record.entries.append($0) }
    simulation.onReply = { record.replies.append($0) }
    return (simulation, record)
}

/// What came out of a run.
final class Record {
    var entries: [LogEntry] = []
    var replies: [HTTPReply] = []

    /// Lines without their stamps, those of the start left out.
    var lines: [String] {
        entries.dropFirst(0).map { "[\($0.type.label)] \($0.message)" }.filter {
            $0 != "[Status] Agent restarted: reload." && $0 != "[Status] Device connected"
                && !$0.hasPrefix("[Status] Device booting; ")
        }
    }

    var text: String { entries.map { $0.line + "\n" }.joined() }
}

/// The lines of a run to its end.
func lines(
    device: String, agent: String = "", _ change: (inout SimulationOptions) -> Void = { _ in }
) throws -> [String] {
    let (simulation, record) = try simulation(device: device, agent: agent, change)
    _ = try simulation.run()
    return record.lines
}
