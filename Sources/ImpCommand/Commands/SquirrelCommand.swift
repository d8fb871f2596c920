import ArgumentParser
import SquirrelVM

/// `imp squirrel`.
struct SquirrelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "squirrel",
        abstract: "Run a plain Squirrel program.",
        discussion: """
            The program has the language and its library, nothing of imp's. What follows FILE is the \
            program's own: it finds it in 'vargv'.

            Examples:
              imp squirrel hello.nut
              imp squirrel --dialect device hello.nut one two
              echo 'print(6 * 7)' | imp squirrel -
            """
    )

    @Option(help: "The language as on the stock interpreter, a device or an agent.")
    var dialect: DialectName = .stock

    @Flag(help: "Report errors as JSON, one object per line.")
    var json = false

    @Argument(help: "The program; - is standard input.", completion: .file(extensions: ["nut"]))
    var file: String

    @Argument(parsing: .captureForPassthrough, help: "Arguments of the program.")
    var arguments: [String] = []

    func run() throws {
        let source = try InputFile.read(file)
        let reporter = ErrorReporter(console: .current, json: json)
        var host = try ScriptHost(dialect: dialect.dialect, output: reporter)
        let program: Program
        do {
            program = try host.compile(source, name: InputFile.name(of: file))
        } catch {
            reporter.report(error)
            throw CommandExit(.compileError)
        }
        switch host.run(program, arguments: arguments.map { Array($0.utf8) }) {
        case .finished: return
        case .uncaught: throw CommandExit(.uncaughtError)
        case .outOfMemory: throw CommandExit(.failure, "out of memory")
        }
    }
}
