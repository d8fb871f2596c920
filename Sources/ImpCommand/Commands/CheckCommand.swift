import ArgumentParser
import ImpBuilder

/// `imp check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compile programs without running them.",
        discussion: """
            Prints one line per program that does not compile. The exit code is 6 if there was any.

            With --module it also warns of members of the API that devices with this module lack, or that came after \
            release 36; --strict counts them as errors.

            Examples:
              imp check device.nut agent.nut
              imp check --json src/*.nut
              imp check --module imp004m --strict device.nut
            """
    )

    @Flag(help: "Print the errors as JSON, one object per line.")
    var json = false

    @Option(help: "Warn of what devices with this module lack.")
    var module: ModuleName?

    @Flag(help: "Such warnings are errors.")
    var strict = false

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @Argument(help: "Programs; - is standard input.", completion: .file(extensions: ["nut"]))
    var files: [String]

    func run() throws {
        let programs = try sources.programSources()
        var failed = false
        for file in files {
            do {
                _ = try programs.compile(argument: file)
                if try warn(of: file, programs) && strict { failed = true }
            } catch let error as ProgramError {
                failed = true
                Console.current.print(error.line(json: json))
            }
        }
        if failed { throw CommandExit(.compileError) }
    }

    /// - Returns: whether there was anything to warn of.
    private func warn(of file: String, _ programs: ProgramSources) throws -> Bool {
        guard let module else { return false }
        let text = try programs.assemble(argument: file).text
        let warnings = try MemberWarning.warnings(
            in: text, named: InputFile.name(of: file), module: module.module)
        for warning in warnings { Console.current.print(json ? warning.json : warning.line(isError: strict)) }
        return !warnings.isEmpty
    }
}
