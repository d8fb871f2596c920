import ArgumentParser

/// `benchmarks count`.
struct CountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count the instructions that the programs take, and compare with the thresholds.",
        discussion: """
            The programs run under valgrind, at a reduced size. A count may be 2 % above what \
            \(InstructionThresholds.path) says; --update writes the counts there.

            Examples:
              benchmarks count
              benchmarks count strings tables
              benchmarks count --update
            """
    )

    @Argument(help: "The programs; all of Benchmarks/Programs if none is named.")
    var names: [String] = []

    @Option(help: "The imp to be measured.")
    var imp = ".build/release/imp"

    @Flag(help: "Make the counts the new thresholds.")
    var update = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let programs = try BenchmarkProgram.named(names, among: [.empty] + BenchmarkProgram.all)
        let counter = try InstructionCounter(imp: Executable.imp(imp))
        var thresholds = try InstructionThresholds.read()
        var counts: [InstructionCount] = []
        for program in programs {
            showProgress("counting \(program.name)")
            let count = try counter.count(program)
            if update { thresholds.counts[program.name] = count }
            counts.append(thresholds.judge(program.name, count))
        }
        showProgress("")
        if update { try thresholds.write() }
        try CountReport(programs: counts).finish(json: json)
    }
}
