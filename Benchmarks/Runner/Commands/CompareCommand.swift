import ArgumentParser

/// `benchmarks compare`.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Time the programs on imp and on other engines.",
        discussion: """
            Each program runs on each engine in turn, round after round; what counts is the shortest user and system \
            time. All engines have to print the same. An engine that is not there is left out.

            Examples:
              benchmarks compare --reference ~/squirrel/bin/sq
              benchmarks compare strings tables --reference ~/squirrel/bin/sq --rounds 21
              benchmarks compare --lua lua5.4 --luajit luajit --json
            """
    )

    @Argument(help: "The programs; all of Benchmarks/Programs if none is named.")
    var names: [String] = []

    @Option(help: "The imp to be measured.")
    var imp = ".build/release/imp"

    @Option(help: "Squirrel 3.0.4, built for 32 bits; Benchmarks/README.md says how.")
    var reference: String?

    @Option(help: "Lua 5.4.")
    var lua = "lua5.4"

    @Option(help: "LuaJIT; it runs with -joff, as an interpreter.")
    var luajit = "luajit"

    @Option(help: "How often each program runs on each engine.")
    var rounds = 11

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds must be at least 1") }
    }

    func run() throws {
        let programs = try BenchmarkProgram.named(names)
        let engines = try [Engine(role: .imp, path: Executable.imp(imp))] + others()
        if Processor.pin() == nil { say("note: not pinned to one processor; times will vary more") }
        try ComparisonReport(comparison: .measure(programs, engines, rounds: rounds)).finish(json: json)
    }

    private func others() throws -> [Engine] {
        let wanted: [(Engine.Role, String?)] = [(.reference, reference), (.lua, lua), (.luajit, luajit)]
        return try wanted.compactMap { role, name in
            guard let path = name.flatMap(Executable.find) else {
                say("note: without \(role.rawValue): \(name.map { "there is no \($0)" } ?? "it was not given")")
                return nil
            }
            if role == .reference { try ReferenceProbe.check(path) }
            return Engine(role: role, path: path)
        }
    }
}
