import ArgumentParser
import ImpBuilder

/// `imp library add`.
struct LibraryAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a library or a repository to those on this computer.",
        discussion: """
            A public library is known by the name that #require gives it; its repository is downloaded with all its \
            versions. Any repository of GitHub serves #require and @include. A file is copied; its name or its \
            VERSION tells the version. What is there already is brought up to date, and imp.lock, if the project has \
            one, takes the library in. OPENIMP_GITHUB may name a mirror of https://github.com.

            Examples:
              imp library add Promise.lib.nut
              imp library add Promise.lib.nut:4.0.0
              imp library add github:electricimp/Promise@v4.0.0
              imp library add MyLibrary.lib.nut-1.2.0
            """)

    @OptionGroup var cache: CacheOptions

    @Flag(help: "Print one JSON object per library.")
    var json = false

    @Argument(help: ArgumentHelp("NAME[:VERSION], github:owner/repository[@ref], or a file.", valueName: "what"))
    var what: String

    func run() throws {
        try reportingFailures {
            var store = LibraryStore(folders: [], cache: cache.sourceCache)
            store.filler = try cache.filler()
            if what.lowercased().hasPrefix("github:") {
                try addRepository(store)
            } else if what.contains("/") || InputFile.exists(what) {
                try report(try store.add(file: what, content: try InputFile.read(what)))
            } else {
                let parts = what.split(separator: ":", maxSplits: 1).map { String($0) }
                try report(try store.add(parts.first ?? "", version: parts.count > 1 ? parts[1] : nil))
            }
        }
    }

    private func addRepository(_ store: LibraryStore) throws {
        let parts = what.dropFirst("github:".count).split(separator: "@", maxSplits: 1)
        guard let repository = parts.first.flatMap({ GitHubRepository($0) }) else {
            throw CommandExit(.usage, "'\(what)' is no repository; write github:owner/repository or …@ref")
        }
        let ref = parts.count > 1 ? String(parts[1]) : nil
        for holding in try store.add(repository, ref: ref) { LibraryLine(holding).print(json: json) }
    }

    private func report(_ library: Library) throws {
        LibraryLine(library).print(json: json)
        if !json { Console.current.say("Write #require \"\(library.name):\(library.version)\".") }
        let folder = InputFile.folder(of: "./")
        var file = try LockFile(above: folder, otherwise: folder, reader: FileSourceReader())
        guard file.exists else { return }
        file.lock.enter(library)
        try file.save()
    }
}
