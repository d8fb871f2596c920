import ArgumentParser
import SquirrelCompiler

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

    @Argument(help: "Programs; - is standard input.")
    var files: [String]

    func run() throws {
        var failed = false
        for file in files {
            let source = try InputFile.read(file)
            do {
                _ = try compile(source, name: InputFile.name(of: file))
            } catch {
                failed = true
                Console.current.print(json ? error.jsonLine : error.diagnosticLine)
            }
        }
        if failed { throw CommandExit(.compileError) }
    }
}
