import ImpRuntime
import ImpScenario
import SquirrelCompiler

@testable import ImpSimulation

/// A scenario that was run on a pair of texts.
struct RanScenario {
    var report: ScenarioReport
    var entries: [LogEntry]

    init(
        _ yaml: String, device: String = "", agent: String = "", seed: UInt64? = nil,
        _ change: (inout SimulationOptions) -> Void = { _ in }
    ) throws {
        let scenario = try Scenario(yaml: Array(yaml.utf8), file: "test.yaml")
        var options = SimulationOptions()
        options.clock = .fast
        options.servesHTTP = false
        options.project = "/tests"
        options.apply(scenario, seed: seed)
        change(&options)
        let record = Record()
        var driver: ScenarioDriver?
        let simulation = try Simulation(
            device: compile(Array(device.utf8), name: "device_code"),
            agent: compile(Array(agent.utf8), name: "agent_code"), options: options
        ) { entry in
            record.entries.append(entry)
            driver?.observe(entry)
        }
        // What is deployed in tests is another small program.
        let running = ScenarioDriver(scenario, seed: seed, on: simulation) { file, _ in
            try compile(Array("server.log(\"deployed \(file)\");".utf8), name: "device_code")
        }
        driver = running
        _ = try running.runToEnd()
        report = running.report
        entries = record.entries
    }

    var log: String { entries.map { $0.line + "\n" }.joined() }
}
