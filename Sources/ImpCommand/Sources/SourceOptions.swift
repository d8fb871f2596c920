import ArgumentParser
import ImpBuilder
import SquirrelCompiler
import SquirrelVM

/// Where programs and what they need come from: the options that all commands with programs share.
struct SourceOptions: ParsableArguments {
    @Option(
        name: [.customShort("D"), .customLong("define")],
        help: ArgumentHelp("Define a variable of Builder; it wins over @set.", valueName: "name=value"))
    var definitions: [Definition] = []

    @Option(
        name: .customLong("source"),
        help: ArgumentHelp("Where a repository of GitHub is on this computer.", valueName: "owner/repo=folder"))
    var sources: [Definition] = []

    @Option(help: ArgumentHelp("A folder with clones of GitHub's repositories.", valueName: "folder"))
    var clones: String?

    @OptionGroup(title: "Options for sources") var places: LibraryOptions

    @Flag(
        name: .customLong("use-remote-relative-includes"),
        help: "Take relative paths in files from GitHub as paths there.")
    var remoteRelativeIncludes = false

    @Flag(
        name: .customLong("suppress-duplicate-includes-warning"),
        help: "Do not warn of contents that are included twice.")
    var suppressDuplicates = false

    /// What assembles programs by these options and the project's settings; what is not there is downloaded only with a
    /// filler.
    ///
    /// - Parameter folder: the project's folder, absolute; the current one if left out.
    func programSources(in folder: String? = nil, filler: CacheFiller? = nil) throws(CommandExit) -> ProgramSources {
        let settings = try ProjectSettings.nearest(to: folder ?? InputFile.folder(of: "./"))
        return ProgramSources(
            reader: FileSourceReader(gitHub: mirrors(settings, filler)),
            libraries: places.store(settings.libraries, filler: filler), options: buildOptions)
    }

    private var buildOptions: BuildOptions {
        var options = BuildOptions()
        options.definitions = Definition.table(definitions)
        options.environment = ProcessEnvironment.current
        options.currentFolder = InputFile.folder(of: "./")
        options.remoteRelativeIncludes = remoteRelativeIncludes
        options.warnsOfDuplicates = !suppressDuplicates
        return options
    }

    private func mirrors(_ settings: ProjectSettings, _ filler: CacheFiller?) -> GitHubMirrors {
        var mirrors = GitHubMirrors()
        mirrors.repositories = Definition.table(sources).merging(settings.sources) { option, _ in option }
        mirrors.clones = clones ?? settings.clones
        mirrors.cache = places.cache.sourceCache
        mirrors.filler = filler
        return mirrors
    }
}

extension ProgramSources {
    /// Assembles what an argument names: a path, `-` for standard input, or a reference.
    func assemble(argument: String) throws -> AssembledProgram {
        if argument.contains(":") { return try assemble(file: argument) }
        return try assemble(source: try InputFile.read(argument), name: InputFile.name(of: argument))
    }

    /// Assembles and compiles what an argument names, and says the warnings.
    ///
    /// - Parameters:
    ///   - name: what errors and traces call a program of one file.
    ///   - constants: what the program finds besides its own constants.
    /// - Throws: `ProgramError` for a program that is wrong, `CommandExit` for a file that cannot be read.
    func compile(
        argument: String, named name: String? = nil, constants: ConstantTable = ConstantTable()
    ) throws -> Program {
        do {
            let assembled = try assemble(argument: argument)
            for warning in assembled.warnings { Console.current.say(warning.diagnosticLine) }
            var constants = constants
            return try SquirrelCompiler.compile(
                assembled.text, name: name ?? InputFile.name(of: argument), constants: &constants)
        } catch let error as BuildError {
            throw ProgramError.build(error)
        } catch var error as CompileError {
            // The person knows it by its path; `#line` may name others.
            if let name, error.source == Array(name.utf8) { error.source = Array(InputFile.name(of: argument).utf8) }
            throw ProgramError.compile(error)
        }
    }
}

/// `name=value` on the command line.
struct Definition: ExpressibleByArgument {
    let name: String
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
        name = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }

    /// The last definition of a name counts.
    static func table(_ definitions: [Definition]) -> [String: String] {
        Dictionary(definitions.map { ($0.name, $0.value) }) { $1 }
    }
}
