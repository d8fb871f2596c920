import ArgumentParser
import Glibc
import ImpAgent
import ImpRuntime
import ImpTest

/// `imp test`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run impUnit tests, without a board.",
        discussion: """
            Reads the project file .impt.test (or .imptest) of a folder, as the vendor's tool does, or needs none: \
            then it tests every *.test.nut there. Each test file runs on a device and an agent of its own, on virtual \
            time, several at a time. Requests to the outside fail, unless --online is given. docs/testing.md says more.

            The exit code is 0 if all passed, 6 if a program does not compile, 7 if a test failed, 42 if a session \
            ran out of time; the first of 6, 7, 42 that applies.

            Examples:
              imp test
              imp test tests/
              imp test --tests Parser:ParserTest::testChecksum
              imp test --module imp005 --junit report.xml
              imp test --list --json
            """
    )

    @Option(
        help: ArgumentHelp(
            "Only some tests: [file][:Class][::method]; the file is a regular expression.", valueName: "selection"))
    var tests: String?

    @Option(help: "The imp module. (default: the project's, or imp001)")
    var module: ModuleName?

    @Option(help: "The clock: fast with virtual time, or real.")
    var time = ClockName.fast

    @Option(help: ArgumentHelp("Everything that is random derives from this number.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Sessions at the same time. (default: the number of processors)", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Stop at the first session that fails.")
    var failFast = false

    @Flag(help: "Print which tests there are, and run none.")
    var list = false

    @Option(help: ArgumentHelp("Write the results as JUnit XML.", valueName: "file"), completion: .file())
    var junit: String?

    @Option(
        help: ArgumentHelp("Use this test framework, which may be the vendor's, instead of ours.", valueName: "file"),
        completion: .file(extensions: ["nut"]))
    var impunit: String?

    @Flag(exclusivity: .exclusive)
    var network = Network.offline

    @Flag(help: "Run the commands that tests ask for by runCommand, in a shell.")
    var allowCommands = false

    @Flag(name: .shortAndLong, help: "Print the log of every session.")
    var verbose = false

    @Flag(help: "Print the results as JSON, one object per line.")
    var json = false

    @OptionGroup(title: "Options for sources")
    var sources: SourceOptions

    @Argument(help: "A project's folder, or a folder or file in it.", completion: .file(extensions: ["nut"]))
    var path: String = "."

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
        do throws(ProjectError) {
            _ = try selection()
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() throws {
        let (project, files) = try wanted()
        if list { return print(TestListing(files, of: project)) }
        let printer = TestPrinter(console: .current, verbose: verbose)
        if !json { printer.announce(files) }
        let results = try run(files, of: project, printer)
        if let junit { try OutputFile.write(JUnitReport(results).text, to: junit) }
        let summary = TestSummary(results)
        if json { Console.current.print(jsonLine(SummaryJSON(summary))) } else { printer.print(summary, results) }
        if let status = summary.status { throw CommandExit(status) }
    }

    // MARK: What is tested

    private func wanted() throws -> (TestProject, [TestFile]) {
        do throws(ProjectError) {
            let place = try TestPlace(path, currentFolder: InputFile.folder(of: "./"))
            try place.project.checkPrograms()
            let files = place.project.testFiles(try selection(), below: place.below)
            if files.isEmpty { throw ProjectError("No test files found in \(place.project.folder)") }
            return (place.project, files)
        } catch {
            throw CommandExit(.configuration, error.description)
        }
    }

    private func selection() throws(ProjectError) -> TestSelection {
        guard let tests else { return .all }
        return try TestSelection(tests)
    }

    // MARK: Running

    private func run(_ files: [TestFile], of project: TestProject, _ printer: TestPrinter) throws -> [SessionResult] {
        let console = Console.current
        let interruption = Interruption()
        let signals = StopSignals(interruption.request)
        defer { signals.cancel() }
        let progress = TestProgress(console: console, total: files.count)
        let observer = TestRun.Observer(
            started: { progress.started($0) },
            ended: { result in
                progress.ended()
                if json {
                    console.print(jsonLine(SessionJSON(result)))
                } else {
                    printer.print(result, agentOnly: result.file.side == .agent && project.deviceFile == nil)
                }
                console.flush()
            })
        let run = TestRun(files, of: project, try options(for: project))
        return run.run(observer, isInterrupted: { interruption.isRequested })
    }

    private func options(for project: TestProject) throws -> TestOptions {
        var options = TestOptions(sources: try sources.programSources(in: project.folder))
        options.selection = try selection()
        options.module = module?.module
        options.clock = time == .fast ? .fast : .real
        options.seed = seed
        options.jobs = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        options.failsFast = failFast
        if network == .online { options.egress = HTTPEgress.maker }
        options.commands = allowCommands ? Shell() : nil
        if let impunit { options.framework = .other(file: InputFile.absolute(impunit)) }
        return options
    }

    private func print(_ listing: TestListing) {
        for file in listing.files {
            if json { Console.current.print(jsonLine(file)) } else { file.lines.forEach(Console.current.print) }
        }
    }
}

/// Whether agents' requests leave the computer.
enum Network: EnumerableFlag {
    case offline, online

    static func help(for value: Network) -> ArgumentHelp? {
        switch value {
        case .offline: "Let every request to the outside fail, as without a network."
        case .online: "Let requests to the outside through; results then depend on it."
        }
    }
}

extension TestSummary {
    /// What the command ends with; nil for success.
    fileprivate var status: ExitStatus? {
        if hasUnbuilt { return .compileError }
        if hasFailure { return .testFailed }
        return hasTimeout ? .timedOut : nil
    }
}
