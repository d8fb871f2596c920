import ArgumentParser
import ImpAgent
import ImpBuilder
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

            Requests of the agent go out over the network, except those to its own URL; while one is under way, \
            virtual time does not run ahead of the clock. With --offline none goes out and equal seeds give equal \
            bytes in any case.

            The command ends when nothing is left that could happen, when the time of --for is over, or at ctrl-C. \
            The exit code is 8 if an error was not caught, 6 if a program does not compile.

            Examples:
              imp run device.nut agent.nut
              imp run --for 1h device.nut agent.nut
              imp run --time real --for 10s --json device.nut
              imp run --for 1h --save noon.snapshot device.nut agent.nut
              imp run --for 1h --restore noon.snapshot
            """
    )

    @Option(help: "The imp module.")
    var module = ModuleName(.imp001)

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

    @Option(
        help: ArgumentHelp("Write a snapshot when the run ends, to go on from with --restore.", valueName: "file"),
        completion: .file())
    var save: String?

    @Option(
        help: ArgumentHelp("Go on from a snapshot, which has the programs in it.", valueName: "file"),
        completion: .file())
    var restore: String?

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @Flag(help: "Let no request of the agent out; only those to its own URL are answered.")
    var offline = false

    @Flag(help: "Print the log as JSON, one object per line.")
    var json = false

    @Argument(help: "The device's program.", completion: .file(extensions: ["nut"]))
    var device: String?

    @Argument(help: "The agent's program; none if left out.", completion: .file(extensions: ["nut"]))
    var agent: String?

    func validate() throws {
        if start != nil && !isFast { throw ValidationError("--start is for the fast clock; add --time fast or --for") }
        if restore != nil && device != nil { throw ValidationError("A snapshot has its programs in it; name none") }
        if restore == nil && device == nil { throw ValidationError("Missing expected argument '<device>'") }
    }

    /// Whether time is virtual: said so, or by default with a set duration.
    private var isFast: Bool { time.map { $0 == .fast } ?? (duration != nil) }

    func run() throws {
        let start = try restore.map(Start.snapshot) ?? programs()
        var snapshot: SimulationSnapshot?
        let outcome: SimulationOutcome
        do throws(SimulationError) {
            let simulation = try simulation(start)
            if !isFast && options.servesHTTP { Console.current.say("The agent's URL is \(simulation.agentURL)") }
            let signals = StopSignals(simulation.control.stop)
            outcome = try simulation.run()
            signals.cancel()
            if save != nil { snapshot = simulation.snapshot() }
        } catch {
            throw CommandExit(error.status, error.description)
        }
        if let save, let snapshot { try SnapshotFile.write(snapshot, to: save) }
        if outcome.reason == .gaveUp {
            Console.current.say("The device's program was started \(outcome.deviceRestarts) times; giving up.")
        }
        if outcome.uncaughtErrors > 0 { throw CommandExit(.uncaughtError) }
    }

    // MARK: What is run

    /// What a simulation begins with.
    private enum Start {
        case programs(device: Program, agent: Program)
        case saved(SimulationSnapshot)

        static func snapshot(_ file: String) throws(CommandExit) -> Start { .saved(try SnapshotFile.read(file)) }
    }

    private func simulation(_ start: Start) throws(SimulationError) -> Simulation {
        let printer = LogPrinter(console: .current, json: json)
        return switch start {
        case .programs(let device, let agent):
            try Simulation(device: device, agent: agent, options: options, log: printer.print)
        case .saved(let snapshot): try Simulation(restoring: snapshot, options: options, log: printer.print)
        }
    }

    private func programs() throws -> Start {
        let programs = try sources.programSources()
        return .programs(
            device: try program(device, named: "device_code", programs),
            agent: try program(agent, named: "agent_code", programs))
    }

    /// The compiled file; an empty program without one.
    private func program(_ file: String?, named name: String, _ programs: ProgramSources) throws -> Program {
        guard let file else { return try compile([], name: name) }
        do {
            return try programs.compile(argument: file, named: name)
        } catch let error as ProgramError {
            Console.current.say(error.line(json: json))
            throw CommandExit(.compileError)
        }
    }

    private var options: SimulationOptions {
        var options = SimulationOptions()
        options.module = module.module
        options.clock = isFast ? .fast(start: start?.time ?? .fastStart) : .real
        options.duration = duration?.span
        options.seed = seed
        options.project = InputFile.folder(of: device ?? ".")
        options.servesHTTP = agent != nil || restore != nil
        options.keepsLines = save != nil
        if !offline { options.egress = HTTPEgress.maker }
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
