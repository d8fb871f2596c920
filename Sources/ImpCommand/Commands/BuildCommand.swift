import ArgumentParser
import ImpBuilder

/// `imp build`.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Put a program of several files together, by Builder's directives.",
        discussion: """
            Follows @include, @if, @set and the other directives, and prints the program. Files on GitHub are read \
            from copies on this computer. What #require names is put before the program, or kept with --keep-requires. \
            docs/builder.md describes the language. The exit code is 6 if the program cannot be built.

            Examples:
              imp build device.nut > built.nut
              imp build -D VERSION=1.2 --line-control agent.nut
              imp build --source electricimp/Promise=../Promise device.nut
              imp build --keep-requires device.nut
              imp build --libraries ~/imp-libraries device.nut
            """
    )

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @Flag(name: [.customShort("l"), .long], help: "Write #line before text of another file.")
    var lineControl = false

    @Flag(help: "Leave #require as it is, for a server that follows it.")
    var keepRequires = false

    @Flag(help: "Print the program, the warnings or the error as one JSON object.")
    var json = false

    @Argument(help: "The first file; - is standard input.", completion: .file(extensions: ["nut"]))
    var file: String

    func run() throws {
        do {
            report(try programSources().assemble(argument: file))
        } catch let error as BuildError {
            if json { Console.current.print(error.jsonLine) } else { Console.current.complain(error.lines) }
            throw CommandExit(.compileError)
        }
    }

    private func programSources() throws(CommandExit) -> ProgramSources {
        var programSources = try sources.programSources()
        programSources.building = .always
        programSources.lineControl = lineControl ? .whenFileChanges : .off
        if keepRequires { programSources.libraries = nil }
        return programSources
    }

    // MARK: Output

    private struct Encoded: Encodable {
        struct Warning: Encodable {
            let file: String
            let line: Int
            let message: String
        }

        let type = "build"
        let text: String
        let warnings: [Warning]
        let libraries: [String]
    }

    private func report(_ program: AssembledProgram) {
        guard json else {
            for warning in program.warnings { Console.current.say(warning.diagnosticLine) }
            return Console.current.write(program.text)
        }
        let encoded = Encoded(
            text: String(decoding: program.text, as: UTF8.self),
            warnings: program.warnings.map { Encoded.Warning(file: $0.file, line: $0.line, message: $0.message) },
            libraries: program.libraries.map { "\($0.name):\($0.version)" })
        Console.current.print(jsonLine(encoded))
    }
}
