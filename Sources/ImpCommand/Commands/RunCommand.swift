import ArgumentParser
import ImpRuntime
import ImpScenario
import ImpSimulation

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

            With --state a folder keeps the device's flash, the ids and what the agent has saved, and the next run goes \
            on from there. In between the device is without power.

            With --watch, programs that are saved are deployed as the cloud does it; one that does not compile is not.

            On a terminal with the real clock, keys cut the power, switch Wi-Fi, restart the agent and press a button, \
            and the run goes on until q.

            A scenario is a file that says what is around the device, what happens to it and when, and what is to be \
            seen then. It has virtual time. The command fails with exit code 7 where an expectation did not hold.

            The command ends when nothing is left that could happen, when the time of --for is over, at the first line \
            that --until-log finds, or at ctrl-C. With --power, --led and --life, all the time of --for passes. The exit code is 8 if an error was not caught, 6 if a program does \
            not compile, 42 if --until-log found no line.

            Examples:
              imp run device.nut agent.nut
              imp run --watch --state .imp device.nut agent.nut
              imp run --for 1h device.nut agent.nut
              imp run --time real --for 10s --json device.nut
              imp run --for 1h --save noon.snapshot device.nut agent.nut
              imp run --for 1h --restore noon.snapshot
              imp run --scenario router-replaced.yaml device.nut agent.nut
              imp run --for 10m --until-log "readings" --show device,error device.nut agent.nut
              imp run --for 24h --life --power --battery 2400 --memory device.nut agent.nut
              imp run --env API_KEY=secret device.nut agent.nut
            """
    )

    @Option(help: "The imp module. (default: imp001, or the scenario's or the stored device's)")
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
        help: ArgumentHelp(
            "Keep the device's flash, the ids and what the agent saves in a folder, from run to run.",
            valueName: "folder"),
        completion: .directory)
    var state: String?

    @Flag(help: "Deploy programs whose files are saved while the run goes on.")
    var watch = false

    @Option(
        help: ArgumentHelp(
            "The pin of the button that the key b presses: pin1, or pin1:high where pressing drives it high.",
            valueName: "pin"))
    var button: ButtonOption?

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

    @Flag(help: "Print the turns of the device's life: starts and why, connections, sleep.")
    var life = false

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
        if restore != nil && state != nil {
            throw ValidationError("A snapshot has its device in it; --state is for runs that begin anew")
        }
        if scenario != nil && (restore != nil || duration != nil) {
            throw ValidationError("A scenario says itself how it begins and how long it lasts")
        }
        if scenario != nil && state != nil {
            throw ValidationError("A scenario says itself what the device has stored; --state is for other runs")
        }
        if scenario != nil && time == .real { throw ValidationError("A scenario has virtual time") }
        if watch && isFast { throw ValidationError("--watch is for the real clock; add --time real") }
        if watch && restore != nil {
            throw ValidationError("A snapshot has its programs in it; there is no file to watch")
        }
        if restore != nil && (module != nil || seed != nil) {
            throw ValidationError("A snapshot has its module and its seed in it; give neither")
        }
        if button != nil && isFast { throw ValidationError("--button is for keys on the real clock; add --time real") }
        if battery != nil && !power { throw ValidationError("--battery is for --power; add that") }
    }

    /// Whether time is virtual: said so, or by default with a set duration.
    var isFast: Bool { time.map { $0 == .fast } ?? (duration != nil || scenario != nil) }

    func run() throws {
        let files = try files()
        let scenario = try scenario.map(ScenarioFile.read)
        let folder = try state.map(StateFolder.init(path:))
        let compiler = PairCompiler(sources: try sources.programSources(), environment: environment, json: json)
        let output = try RunOutput(self)
        do {
            var options = options(files, scenario)
            try goOn(&options, from: folder)
            let (simulation, programs) = try simulation(files, options, compiler, output)
            try attend(simulation, programs, folder) {
                try finish(judge(scenario, simulation, compiler, output), simulation, output)
            }
        } catch let error as SimulationError {
            throw CommandExit(error.status, error.description)
        }
    }

    /// The programs' files; of the project where the command line names none.
    private func files() throws -> PairFiles {
        if device != nil || restore != nil { return PairFiles(device: device, agent: agent) }
        guard let project = try RunProject.current(), let device = project.deviceFile else {
            throw CommandExit(
                .usage, "no program is named, and there is no .impt.project that names one; see 'imp run --help'")
        }
        return PairFiles(device: device, agent: project.agentFile)
    }
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
