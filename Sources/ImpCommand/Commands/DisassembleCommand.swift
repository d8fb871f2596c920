import ArgumentParser
import SquirrelCompiler
import SquirrelVM

/// `imp disassemble`.
struct DisassembleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disassemble",
        abstract: "Show the bytecode of a program.",
        discussion: """
            Lists every function with its constants, its code and its tables. docs/bytecode.md explains the \
            instructions.

            Examples:
              imp disassemble hello.nut
              imp disassemble --function 2 hello.nut
              imp disassemble --json hello.nut
            """
    )

    @Option(help: ArgumentHelp("Only the function with this number; the program's body is 0.", valueName: "number"))
    var function: Int?

    @Flag(help: "Print an object per function: its number, its name, its listing.")
    var json = false

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @Argument(help: "The program; - is standard input.", completion: .file(extensions: ["nut"]))
    var file: String

    private struct Listing: Encodable {
        let function: Int
        let name: String?
        let listing: [String]
    }

    func run() throws {
        let program: Program
        do {
            program = try sources.programSources().compile(argument: file)
        } catch let error as ProgramError {
            Console.current.say(error.line(json: json))
            throw CommandExit(.compileError)
        }
        if let function, !program.functions.indices.contains(function) {
            throw CommandExit(
                .usage, "there is no function \(function); the last one is \(program.functions.count - 1)")
        }
        for number in function.map({ [$0] }) ?? Array(program.functions.indices) {
            let text = String(decoding: disassemble(program, function: number), as: UTF8.self)
            if json {
                let name = program.functions[number].name.map { String(decoding: $0, as: UTF8.self) }
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                Console.current.print(jsonLine(Listing(function: number, name: name, listing: lines)))
            } else {
                Console.current.write(text.utf8)
                if number != program.functions.indices.last && function == nil { Console.current.print("") }
            }
        }
    }
}
