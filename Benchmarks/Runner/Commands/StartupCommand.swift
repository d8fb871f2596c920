import ArgumentParser
import Glibc

/// `benchmarks startup`.
struct StartupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "startup",
        abstract: "Measure what it takes to run an empty program.",
        discussion: """
            Examples:
              benchmarks startup
              benchmarks startup --runs 200 --json
            """
    )

    @Option(help: "The imp to be measured.")
    var imp = ".build/release/imp"

    @Option(help: "How often it is started.")
    var runs = 50

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs must be at least 1") }
    }

    func run() throws {
        let engine = Engine(role: .imp, path: try Executable.imp(imp))
        if Processor.pin() == nil { say("note: not pinned to one processor; times will vary more") }
        let results = try (0..<runs).map { _ in try ChildProcess.run(engine.command(.empty)) }
        try StartupReport(results).finish(json: json)
    }
}
