import ArgumentParser
import ImpRuntime
import ImpSimulation
import SquirrelCompiler
import SquirrelVM

/// `imp run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a device and its agent, linked, and print their log.",
        discussion: """
            The clock is real: one second of the device takes a second. With --for, or with --time fast, virtual \
            time jumps from one event to the next, and equal seeds give equal bytes. A real clock answers requests \
            to the agent's URL, which is printed first.

            The command ends when nothing is left that could happen, when the time of --for is over, or at ctrl-C. \
            The exit code is 8 if an error was not caught, 6 if a program does not compile.

            Examples:
              imp run device.nut agent.nut
              imp run --for 1h device.nut agent.nut
              imp run --time real --for 10s --json device.nut
            """
    )

    @Option(help: "The imp module: \(Module.allCases.map(\.rawValue).joined(separator: ", ")).")
    var module: Module = .imp001

    @Option(help: "The clock: real, or fast with virtual time. (default: real; fast with --for)")
    var time: ClockName?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("End after this long: 500ms, 10s, 5m, 2h, 1d.", valueName: "duration"))
    var duration: Duration?

    @Option(help: ArgumentHelp("Everything that is random derives from this number.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("When fast time begins, as 2026-01-31T12:00:00Z.", valueName: "time"))
    var start: StartTime?

    @Option(help: ArgumentHelp("Write a snapshot when the run ends, to go on from with --restore.", valueName: "file"))
    var save: String?

    @Option(help: ArgumentHelp("Go on from a snapshot, which has the programs in it.", valueName: "file"))
    var restore: String?

    @Flag(help: "Print the log as JSON, one object per line.")
    var json = false

    @Argument(help: "The device's program.")
    var device: String?

    @Argument(help: "The agent's program; none if left out.")
    var agent: String?

    func validate() throws {
        if start != nil && !isFast { throw ValidationError("--start is for the fast clock; add --time fast or --for") }
        if restore != nil && device != nil { throw ValidationError("A snapshot has its programs in it; name none") }
        if restore == nil && device == nil { throw ValidationError("Missing expected argument '<device>'") }
    }

    /// Whether time is virtual: said so, or by default with a set duration.
    private var isFast: Bool { time.map { $0 == .fast } ?? (duration != nil) }

    func run() throws {
        let outcome: SimulationOutcome
        do throws(SimulationError) {
            let simulation = try makeSimulation(log: LogPrinter(console: .current, json: json).print)
            if !isFast && simulation.servesRequests {
                Console.current.say("The agent's URL is \(simulation.agentURL)")
            }
            let signals = StopSignals(stopping: simulation.control)
            defer { signals.cancel() }
            outcome = try simulation.run()
        } catch {
            throw CommandExit(error.status, error.description)
        }
        if outcome.reason == .gaveUp {
            Console.current.say("The device's program was started \(outcome.deviceRestarts) times; giving up.")
        }
        if outcome.uncaughtErrors > 0 { throw CommandExit(.uncaughtError) }
    }

    private func compiled(_ file: String, as name: String) throws(CommandExit) -> Program {
        let source = try InputFile.read(file)
        do {
            return try compile(source, name: name)
        } catch {
            var error = error
            // In the file itself the person knows it by its path; `#line` may name others.
            if error.source == Array(name.utf8) { error.source = Array(InputFile.name(of: file).utf8) }
            Console.current.say(json ? error.jsonLine : error.diagnosticLine)
            throw CommandExit(.compileError)
        }
    }

    private var options: SimulationOptions {
        var options = SimulationOptions()
        options.module = module
        options.clock = isFast ? .fast(start: start?.time ?? .fastStart) : .real
        options.duration = duration?.span
        options.seed = seed
        options.project = InputFile.folder(of: device)
        options.servesHTTP = agent != nil
        if isFast && duration == nil { options.maximumRestarts = RunCommand.restartsWithoutEnd }
        return options
    }

    /// On virtual time a program that fails at once would be started anew for ever.
    private static let restartsWithoutEnd = 10
}

extension SimulationError {
    fileprivate var status: ExitStatus {
        switch self {
        case .noMemory, .portUnavailable: .failure
        case .onlyWaitsForRequests: .usage
        case .damagedSnapshot: .configuration
        }
    }
}
