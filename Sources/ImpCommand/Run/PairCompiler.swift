import ImpBuilder
import SquirrelCompiler
import SquirrelVM

/// Compiles the two programs of a run, and says what is wrong with them.
struct PairCompiler: Sendable {
    /// Which of the two; its raw value names the program in traces.
    enum Side: String, Sendable {
        case device = "device_code"
        case agent = "agent_code"
    }

    let sources: ProgramSources
    let environment: EnvironmentOptions
    let json: Bool
    private let console = Console.current

    init(sources: ProgramSources, environment: EnvironmentOptions, json: Bool) {
        (self.sources, self.environment, self.json) = (sources, environment, json)
    }

    /// One side's program.
    ///
    /// - Parameters:
    ///   - file: nil: an empty program.
    ///   - files: gets the files that are read.
    /// - Throws: `CommandExit`.
    func compile(_ file: String?, _ side: Side, reading files: ReadFiles = ReadFiles()) throws -> Program {
        guard let file else { return try SquirrelCompiler.compile([], name: side.rawValue) }
        files.add(InputFile.absolute(file))
        var sources = sources
        sources.reader = RecordingReader(reader: sources.reader, files: files)
        do {
            let constants = try environment.constants(project: InputFile.folder(of: file))
            return try sources.compile(argument: file, named: side.rawValue, constants: constants)
        } catch let error as ProgramError {
            console.say(error.line(json: json))
            throw CommandExit(.compileError)
        }
    }

    /// Compiles one side, which has run already, for a watch.
    func attempt(_ file: String?, _ side: Side) -> WatchedPrograms.Attempt {
        let files = ReadFiles()
        do {
            return WatchedPrograms.Attempt(program: try compile(file, side, reading: files), files: files.all)
        } catch {
            if let message = (error as? CommandExit)?.message { console.complain(message) }
            return WatchedPrograms.Attempt(program: nil, files: files.all)
        }
    }
}
