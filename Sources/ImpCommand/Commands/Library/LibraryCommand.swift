import ArgumentParser
import ImpBuilder

/// `imp library`.
struct LibraryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library",
        abstract: "List and download the libraries that programs require.",
        discussion: """
            All other commands stay without a network: they find what #require and @include 'github:…' name in \
            folders and in the cache, which these commands fill. docs/libraries.md says more.

            Examples:
              imp library list --json
              imp library add Promise.lib.nut:4.0.0
              imp library fetch device.nut agent.nut
            """,
        subcommands: [LibraryListCommand.self, LibraryAddCommand.self, LibraryFetchCommand.self])
}

/// Runs what may fail for want of a file, a repository or a network.
func reportingFailures<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as SourceError {
        throw CommandExit(.failure, error.lines)
    } catch let error as BuildError {
        throw CommandExit(.failure, error.lines)
    }
}

extension SourceError {
    /// The advice in a line of its own.
    var lines: String { advice.map { "\(message)\n  \($0)" } ?? message }
}

/// One library in the output.
struct LibraryLine: Encodable {
    let type = "library"
    let name: String
    let versions: [String]
    let origin: String

    init(_ holding: LibraryHolding) {
        (name, versions, origin) = (holding.name, holding.versions, holding.origin)
    }

    init(_ library: Library) {
        (name, versions, origin) = (library.name, [library.version], library.origin)
    }

    func print(json: Bool) {
        let versions = versions.isEmpty ? "any version" : versions.joined(separator: ", ")
        Console.current.print(json ? jsonLine(self) : "\(name)  \(versions)  (\(origin))")
    }
}
