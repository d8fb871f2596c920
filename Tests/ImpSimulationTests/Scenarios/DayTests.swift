import Foundation
import ImpOS
import ImpRuntime
import ImpScenario
import SquirrelCompiler
import SquirrelVM
import TestSupport
import Testing

@testable import ImpSimulation

/// A day of a device with faults, as a table: when it woke and why, when it was connected, what its LED said. The
/// expected ones are in `Days`; with WRITE_DAYS=1 they are written anew.
struct Days {
    @Test(arguments: ["04-battery-sensor"], [Module.imp001, .imp003])
    func areAsExpected(_ example: String, _ module: Module) throws {
        let folder = DocumentedScenario.repository.appending(path: "Examples/\(example)")
        let table = try day(in: folder, module)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Days/\(example).\(module.rawValue).txt")
        if ProcessInfo.processInfo.environment["WRITE_DAYS"] != nil {
            try table.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        let (found, wanted) = (table.split(separator: "\n"), expected.split(separator: "\n"))
        for (line, pair) in zip(found, wanted).enumerated() where pair.0 != pair.1 {
            Issue.record("\(file.lastPathComponent):\(line + 1): \(pair.0) instead of \(pair.1)")
            break
        }
        #expect(found.count == wanted.count)
    }

    private func day(in folder: URL, _ module: Module) throws -> String {
        let yaml = try Data(contentsOf: folder.appending(path: "day.yaml"))
        let scenario = try Scenario(yaml: Array(yaml), file: "day.yaml")
        var options = SimulationOptions()
        options.clock = .fast
        options.servesHTTP = false
        options.project = "/tests"
        options.apply(scenario, module: module)
        var driver: ScenarioDriver?
        let simulation = try Simulation(
            device: program(folder, "sensor.device.nut", "device_code"),
            agent: program(folder, "sensor.agent.nut", "agent_code"), options: options
        ) { driver?.observe($0) }
        let running = ScenarioDriver(scenario, on: simulation) { _, _ in throw CocoaError(.featureUnsupported) }
        driver = running
        var table = ""
        running.onDevice = { output in
            if let line = Days.line(output) { table += line + "\n" }
        }
        _ = try running.runToEnd()
        return table + running.report.text + "\n"
    }

    private func program(_ folder: URL, _ file: String, _ name: String) throws -> Program {
        try compile(Array(Data(contentsOf: folder.appending(path: file))), name: name)
    }

    private static func line(_ output: DeviceOutput) -> String? {
        let text: String
        switch output {
        case .awake(let reason, _): text = "awake, \(reason.name)"
        case .programStarted(let reason, _): text = "program starts, \(reason.name)"
        case .connected: text = "connected"
        case .disconnected: text = "disconnected"
        case .off(let isPowered, _): text = isPowered ? "deep sleep" : "off"
        case .led(let change): text = "LED \(change.state.rawValue)"
        default: return nil
        }
        return time(output.at) + " " + text
    }

    /// `18:00:20.000`
    private static func time(_ instant: Instant) -> String {
        let milliseconds = instant.since(.start).nanoseconds / 1_000_000
        let seconds = milliseconds / 1_000
        return String(
            format: "%02d:%02d:%02d.%03d", seconds / 3_600, seconds / 60 % 60, seconds % 60, milliseconds % 1_000)
    }
}
