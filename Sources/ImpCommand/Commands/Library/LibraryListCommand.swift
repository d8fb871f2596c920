import ArgumentParser
import ImpBuilder

/// `imp library list`.
struct LibraryListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the libraries that are on this computer.",
        discussion: """
            Each line has a name, the versions and where they are: a folder of --libraries, or what has been downloaded.

            Examples:
              imp library list
              imp library list --libraries ~/imp-libraries --json
              imp library list --known
            """)

    @OptionGroup(title: "Options for sources") var places: LibraryOptions

    @Flag(help: "List the public libraries that 'imp library add' knows instead.")
    var known = false

    @Flag(help: "Print one JSON object per line.")
    var json = false

    func run() throws {
        if known { return printKnown() }
        let settings = try ProjectSettings.nearest(to: InputFile.folder(of: "./"))
        let (holdings, failures) = places.store(settings.libraries).holdings()
        for holding in holdings { LibraryLine(holding).print(json: json) }
        if holdings.isEmpty && failures.isEmpty {
            Console.current.say("There are no libraries. See 'imp library add --help'.")
        }
        for failure in failures { Console.current.complain(failure.lines) }
        if !failures.isEmpty { throw CommandExit(.failure) }
    }

    private struct Known: Encodable {
        let type = "knownLibrary"
        let names: [String]
        let repository: String
    }

    private func printKnown() {
        for entry in LibraryIndex.shipped.entries {
            let line = Known(names: entry.names, repository: entry.repository.description)
            let names = entry.names.joined(separator: ", ")
            Console.current.print(json ? jsonLine(line) : "\(names)  (github:\(line.repository))")
        }
    }
}
