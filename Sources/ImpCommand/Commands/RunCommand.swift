import ArgumentParser
import ImpAgent
import ImpBuilder
import ImpRuntime
import ImpScenario
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

            Without files it runs deviceFile and agentFile of .impt.project in the current folder.

            A scenario is a file that says what is around the device, what happens to it and when, and what is to be \
            seen then. It has virtual time. The command fails with exit code 7 where an expectation did not hold.

            The command ends when nothing is left that could happen, when the time of --for is over, at the first line \
            that --until-log finds, or at ctrl-C. The exit code is 8 if an error was not caught, 6 if a program does \
            not compile, 42 if --until-log found no line.

            Examples:
              imp run device.nut agent.nut
              imp run --for 1h device.nut agent.nut
              imp run --time real --for 10s --json device.nut
              imp run --for 1h --save noon.snapshot device.nut agent.nut
              imp run --for 1h --restore noon.snapshot
              imp run --scenario router-replaced.yaml device.nut agent.nut
              imp run --for 10m --until-log "readings" --show device,error device.nut agent.nut
              imp run --for 24h --power --battery 2400 --memory device.nut agent.nut
              imp run --env API_KEY=secret device.nut agent.nut
            """
    )

    @Option(help: "The imp module. (default: imp001, or the scenario's)")
    var module: ModuleName?

    @Option(help: "The clock: real, or fast with virtual time. (default: real; fast with --for)")
    var time: ClockName?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("End after this long: 500ms, 10s, 5m, 2h, 1d.", valueName: "duration"))
    var duration: Duration?

    @Option(help: ArgumentHelp("Everything that is random derives from this number.", valueName: "n"))
    var seed: UInt64?

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

    @Option(
        help: ArgumentHelp("Do what a scenario says, and judge what comes of it.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String?

    @Option(
        help: ArgumentHelp("End at the first line of the log in which this is found.", valueName: "regex"))
    var untilLog: String?

    @Option(
        help: ArgumentHelp("Print only these lines of the log: device, agent, status, error.", valueName: "kinds"))
    var show = ShownLines.everything

    @Option(
        help: ArgumentHelp("Write the whole log to a file, too.", valueName: "file"), completion: .file())
    var log: String?

    @Flag(help: "Print each change of the status LED.")
    var led = false

    @Flag(help: "Print what the device took from its supply.")
    var power = false

    @Option(help: ArgumentHelp("For --power: how long this battery lasts.", valueName: "mAh"))
    var battery: Double?

    @Flag(help: "Print what the program takes of the module's memory.")
    var memory = false

    @Flag(name: .customLong("fail-on-error"), help: "End at the first error that is not caught.")
    var failOnError = false

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @OptionGroup(title: "Options for programs") var environment: EnvironmentOptions

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
        if scenario != nil && (restore != nil || duration != nil) {
            throw ValidationError("A scenario says itself how it begins and how long it lasts")
        }
        if scenario != nil && time == .real { throw ValidationError("A scenario has virtual time") }
        if battery != nil && !power { throw ValidationError("--battery is for --power; add that") }
    }

    /// Whether time is virtual: said so, or by default with a set duration.
    private var isFast: Bool { time.map { $0 == .fast } ?? (duration != nil || scenario != nil) }

    func run() throws {
        let files = try files()
        let scenario = try scenario.map(ScenarioFile.read)
        let start = try restore.map(Start.snapshot) ?? programs(files)
        let output = try RunOutput(self)
        var snapshot: SimulationSnapshot?
        let outcome: SimulationOutcome
        var failures = 0
        do {
            let simulation = try simulation(start, files, scenario, output)
            if !isFast && simulation.options.servesHTTP {
                Console.current.say("The agent's URL is \(simulation.agentURL)")
            }
            let signals = StopSignals(simulation.control.stop)
            if let scenario {
                (outcome, failures) = try run(scenario, on: simulation, output)
            } else {
                outcome = try simulation.run()
            }
            signals.cancel()
            if save != nil { snapshot = simulation.snapshot() }
            output.finish(simulation)
        } catch let error as SimulationError {
            throw CommandExit(error.status, error.description)
        }
        if let save, let snapshot { try SnapshotFile.write(snapshot, to: save) }
        if outcome.reason == .gaveUp {
            Console.current.say("The device's program was started \(outcome.deviceRestarts) times; giving up.")
        }
        if failures > 0 { throw CommandExit(.testFailed) }
        if untilLog != nil && !output.hasFoundLine { throw CommandExit(.timedOut, "no line of the log matched") }
        if outcome.uncaughtErrors > 0 && (scenario == nil || failOnError) { throw CommandExit(.uncaughtError) }
    }

    /// - Returns: how it ended, and how many expectations did not hold.
    private func run(
        _ scenario: Scenario, on simulation: Simulation, _ output: RunOutput
    ) throws -> (SimulationOutcome, Int) {
        let programs = try sources.programSources()
        let folder = InputFile.folder(of: scenario.file)
        let driver = ScenarioDriver(scenario, seed: seed, on: simulation) { file, side in
            let path = file.hasPrefix("/") ? file : folder + "/" + file
            return try program(path, named: side == .device ? "device_code" : "agent_code", programs)
        }
        output.observer = driver.observe
        driver.onDevice = output.observe
        driver.onSave = { name, snapshot in output.saved[name] = snapshot }
        let outcome = try driver.runToEnd()
        for (name, snapshot) in output.saved { try SnapshotFile.write(snapshot, to: name) }
        Console.current.print(json ? driver.report.json : driver.report.text)
        return (outcome, driver.report.failures)
    }

    /// The programs' files; of the project where the command line names none.
    private func files() throws -> (device: String?, agent: String?) {
        if device != nil || restore != nil { return (device, agent) }
        guard let project = try RunProject.current(), let device = project.deviceFile else {
            throw ValidationError("Missing expected argument '<device>'; there is no .impt.project that names one")
        }
        return (device, project.agentFile)
    }

    // MARK: What is run

    /// What a simulation begins with.
    private enum Start {
        case programs(device: Program, agent: Program)
        case saved(SimulationSnapshot)

        static func snapshot(_ file: String) throws(CommandExit) -> Start { .saved(try SnapshotFile.read(file)) }
    }

    private func simulation(
        _ beginning: Start, _ files: (device: String?, agent: String?), _ scenario: Scenario?, _ output: RunOutput
    ) throws -> Simulation {
        var options = options(files)
        if let scenario {
            options.apply(scenario, module: module?.module, seed: seed, start: start?.time)
        }
        let simulation =
            switch beginning {
            case .programs(let device, let agent):
                try Simulation(device: device, agent: agent, options: options, log: output.print)
            case .saved(let snapshot): try Simulation(restoring: snapshot, options: options, log: output.print)
            }
        output.stop = simulation.control.stop
        simulation.onDevice = output.observe
        return simulation
    }

    private func programs(_ files: (device: String?, agent: String?)) throws -> Start {
        let programs = try sources.programSources()
        return .programs(
            device: try program(files.device, named: "device_code", programs),
            agent: try program(files.agent, named: "agent_code", programs))
    }

    /// The compiled file; an empty program without one.
    private func program(_ file: String?, named name: String, _ programs: ProgramSources) throws -> Program {
        guard let file else { return try compile([], name: name) }
        do {
            let constants = try environment.constants(project: InputFile.folder(of: file))
            return try programs.compile(argument: file, named: name, constants: constants)
        } catch let error as ProgramError {
            Console.current.say(error.line(json: json))
            throw CommandExit(.compileError)
        }
    }

    private func options(_ files: (device: String?, agent: String?)) -> SimulationOptions {
        var options = SimulationOptions()
        options.module = module?.module ?? .imp001
        options.clock = isFast ? .fast(start: start?.time ?? .fastStart) : .real
        options.duration = duration?.span
        options.seed = seed ?? 0
        options.project = InputFile.folder(of: files.device ?? ".")
        options.servesHTTP = (files.agent != nil || restore != nil) && scenario == nil
        options.measuresMemory = memory
        options.keepsLines = save != nil
        if !offline { options.egress = HTTPEgress.maker }
        if isFast && duration == nil && scenario == nil { options.maximumRestarts = RunCommand.restartsWithoutEnd }
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
