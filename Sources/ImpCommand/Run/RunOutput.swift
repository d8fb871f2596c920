import ImpOS
import ImpRuntime
import ImpScenario
import ImpSimulation

/// Where a run's log and news go: what is printed, what is written to a file, and whether the run is to end.
final class RunOutput {
    private let console = Console.current
    private let printer: LogPrinter
    private let reports: RunReports
    private let command: RunCommand
    private let pattern: LogPattern?
    private let file: LogFile?
    /// The first line that `--until-log` looks for was written.
    private(set) var hasFoundLine = false
    /// Gets each line, too.
    var observer: (LogEntry) -> Void = { _ in }
    /// Ends the run.
    var stop: @Sendable () -> Void = {}
    /// What steps of a scenario have saved, by name.
    var saved: [String: SimulationSnapshot] = [:]

    init(_ command: RunCommand) throws {
        self.command = command
        printer = LogPrinter(console: .current, json: command.json)
        reports = RunReports(console: .current, json: command.json)
        do {
            pattern = try command.untilLog.map(LogPattern.init(regex:))
        } catch {
            throw CommandExit(.usage, "--until-log: '\(command.untilLog ?? "")' is no regular expression")
        }
        file = try command.log.map(LogFile.init(path:))
    }

    func print(_ entry: LogEntry) {
        if command.show.includes(entry) { printer.print(entry) }
        file?.write(command.json ? entry.json : entry.line)
        observer(entry)
        if pattern?.matches(entry.message) == true {
            hasFoundLine = true
            stop()
        }
        if command.failOnError && (entry.type == .deviceError || entry.type == .agentError) { stop() }
    }

    func observe(_ output: DeviceOutput) {
        if command.led, case .led(let change) = output { reports.print(change) }
        if command.life, let turn = LifeTurn(output) { reports.print(turn) }
    }

    func finish(_ simulation: Simulation) {
        if command.power { reports.print(simulation.power, battery: command.battery) }
        if command.memory { reports.print(simulation.memory) }
    }
}
