import ArgumentParser

/// `imp check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compile programs without running them.",
        discussion: """
            Prints one line per program that does not compile. The exit code is 6 if there was any.

            Examples:
              imp check device.nut agent.nut
              imp check --json src/*.nut
            """
    )

    @Flag(help: "Print the errors as JSON, one object per line.")
    var json = false

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @Argument(help: "Programs; - is standard input.", completion: .file(extensions: ["nut"]))
    var files: [String]

    func run() throws {
        let programs = try sources.programSources()
        var failed = false
        for file in files {
            do {
                _ = try programs.compile(argument: file)
            } catch let error as ProgramError {
                failed = true
                Console.current.print(error.line(json: json))
            }
        }
        if failed { throw CommandExit(.compileError) }
    }
}
