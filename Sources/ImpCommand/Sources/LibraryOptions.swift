import ArgumentParser
import ImpBuilder

/// Where libraries are.
struct LibraryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A folder with the libraries that #require finds; may be repeated.", valueName: "folder"))
    var libraries: [String] = []

    @OptionGroup(title: "Options for sources") var cache: CacheOptions

    /// - Parameter settings: the folders that the project names; those of the command line come first.
    func store(_ settings: [String], filler: CacheFiller? = nil) -> LibraryStore {
        var store = LibraryStore(folders: libraries + settings, cache: cache.sourceCache)
        store.filler = filler
        return store
    }
}
