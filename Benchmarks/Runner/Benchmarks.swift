import ArgumentParser

/// `benchmarks`: what the project promises about speed and size, measured.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measure speed and size, and hold them against their limits.",
        discussion: """
            Examples:
              benchmarks compare --reference ~/squirrel/bin/sq
              benchmarks count
              benchmarks startup
              benchmarks machines

            Run it from the package's folder. Results go to standard output, everything else to standard error. \
            The status is 0 when every limit is met, 1 when one is missed or outputs differ.
            """,
        subcommands: [CompareCommand.self, CountCommand.self, StartupCommand.self, MachinesCommand.self]
    )
}
