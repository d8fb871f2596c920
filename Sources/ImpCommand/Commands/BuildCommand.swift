import ArgumentParser
import FoundationEssentials
import ImpBuilder

/// `imp build`.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Put a program of several files together, by Builder's directives.",
        discussion: """
            Follows @include, @if, @set and the other directives, and prints the program. Files on GitHub are read \
            from copies on this computer. With --libraries, what #require names is put before the program. \
            docs/builder.md describes the language. The exit code is 6 if the program cannot be built.

            Examples:
              imp build device.nut > built.nut
              imp build -D VERSION=1.2 --line-control agent.nut
              imp build --source electricimp/Promise=../Promise device.nut
              imp build --libraries ~/imp-libraries device.nut
            """
    )

    @Option(
        name: [.customShort("D"), .customLong("define")],
        help: ArgumentHelp("Define a variable; it wins over @set.", valueName: "name=value"))
    var definitions: [Definition] = []

    @Option(
        name: .customLong("source"),
        help: ArgumentHelp("Where a repository of GitHub is on this computer.", valueName: "owner/repo=folder"))
    var sources: [Definition] = []

    @Option(help: ArgumentHelp("A folder with clones of GitHub's repositories.", valueName: "folder"))
    var clones: String?

    @Option(help: ArgumentHelp("A folder with files of GitHub, in owner/repo/ref/path.", valueName: "folder"))
    var cache: String?

    @Option(
        help: ArgumentHelp("A folder with the libraries that #require finds; may be repeated.", valueName: "folder"))
    var libraries: [String] = []

    @Flag(name: [.customShort("l"), .long], help: "Write #line before text of another file.")
    var lineControl = false

    @Flag(
        name: .customLong("use-remote-relative-includes"),
        help: "Take relative paths in files from GitHub as paths there.")
    var remoteRelativeIncludes = false

    @Flag(
        name: .customLong("suppress-duplicate-includes-warning"),
        help: "Do not warn of contents that are included twice.")
    var suppressDuplicates = false

    @Flag(help: "Print the program, the warnings or the error as one JSON object.")
    var json = false

    @Argument(help: "The first file; - is standard input.")
    var file: String

    func run() throws {
        do {
            let built = try build()
            let linked = libraries.isEmpty ? nil : try LinkedProgram(built.text, file: file, store: store)
            report(
                linked?.text ?? built.text, built.warnings + (linked?.warnings ?? []),
                linked?.libraries.map { "\($0.name):\($0.version)" } ?? [])
        } catch let error as BuildError {
            if json { Console.current.print(error.jsonLine) } else { Console.current.complain(error.lines) }
            throw CommandExit(.compileError)
        }
    }

    private func build() throws -> BuildResult {
        let builder = Builder(reader: FileSourceReader(gitHub: mirrors), options: options)
        let isReference = file.contains(":")
        let source = isReference ? [] : try InputFile.read(file)
        return file == "-"
            ? try builder.build(source: source, name: InputFile.name(of: file)) : try builder.build(file: file)
    }

    // MARK: Options

    private var options: BuildOptions {
        var options = BuildOptions()
        options.definitions = Definition.table(definitions)
        options.environment = ProcessInfo.processInfo.environment
        options.currentFolder = InputFile.folder(of: "./")
        options.lineControl = lineControl ? .whenFileChanges : .off
        options.remoteRelativeIncludes = remoteRelativeIncludes
        options.warnsOfDuplicates = !suppressDuplicates
        return options
    }

    private var mirrors: GitHubMirrors {
        var mirrors = GitHubMirrors()
        mirrors.repositories = Definition.table(sources)
        mirrors.clones = clones
        mirrors.cache = cache
        return mirrors
    }

    private var store: LibraryStore { LibraryStore(folders: libraries) }

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

    private func report(_ text: [UInt8], _ warnings: [BuildWarning], _ libraries: [String]) {
        if json {
            let encoded = warnings.map { Encoded.Warning(file: $0.file, line: $0.line, message: $0.message) }
            let text = String(decoding: text, as: UTF8.self)
            Console.current.print(jsonLine(Encoded(text: text, warnings: encoded, libraries: libraries)))
        } else {
            for warning in warnings {
                Console.current.say("\(warning.file):\(warning.line): warning: \(warning.message)")
            }
            Console.current.write(text)
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

extension BuildError {
    private struct Encoded: Encodable {
        let type = "buildError"
        let file: String?
        let line: Int?
        let message: String
        let advice: String?
    }

    fileprivate var jsonLine: String {
        ImpCommand.jsonLine(Encoded(file: file, line: line, message: message, advice: advice))
    }

    /// The message with its place, and the advice in a line of its own.
    fileprivate var lines: String {
        var text = message
        if let file, let line, !message.hasSuffix(":\(line))") { text += " (\(file):\(line))" }
        return advice.map { "\(text)\n  \($0)" } ?? text
    }
}
