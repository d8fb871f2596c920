/// Where libraries are: folders, then what `imp library` has downloaded.
///
/// A library is a file `Name.lib.nut-1.2.3`, a file `Name.lib.nut`, which stands for every version, or a file in a git
/// repository whose tags are versions, `v1.2.3` or `1.2.3`; without such a tag, the head counts if its file says the
/// version, `"1.2.3"`, or if there are no tags at all. Repositories lie in a folder or one level deeper, with or
/// without a work tree. Upper and lower case of names do not matter.
public struct LibraryStore: Sendable {
    /// Looked in in this order.
    public var folders: [String]
    public var cache: SourceCache?
    /// Which names mean the same library, and where libraries come from.
    public var index = LibraryIndex.shipped
    /// Downloads what is not there; nil for everything but `imp library`.
    public var filler: CacheFiller?
    private let memory = GitMemory()

    public init(folders: [String], cache: SourceCache? = nil) {
        self.folders = folders
        self.cache = cache
    }

    /// Finds what a directive names; the message of the error says what to type instead.
    public func find(_ require: Require) throws(SourceError) -> Library {
        guard let version = LibraryVersion(require.version) else { throw try withoutVersion(require) }
        var search = LibrarySearch(names: index.names(sameAs: require.name), version: version)
        if let library = try search.exact(in: places(folders)) { return library }
        if let library = try search.loose(in: places(folders)) { return library }
        if let library = try search.exact(in: cached) { return library }
        if try download(require.name), let library = try search.exact(in: cached) { return library }
        if let library = try search.loose(in: cached) { return library }
        if let failure = search.failure { throw failure }
        throw try unknown(require)
    }

    /// What a library is told apart by: names that mean the same have the same.
    func identity(of name: String) -> String { index.names(sameAs: name).min() ?? name }

    /// Whether something was downloaded.
    private func download(_ name: String) throws(SourceError) -> Bool {
        guard let filler, let repository = index.repository(of: name) else { return false }
        memory.forget(try filler.fill(repository))
        return true
    }

    // MARK: Places

    private func places(_ folders: [String]) -> [LibraryFolder] {
        folders.map { LibraryFolder(path: $0, cache: nil, index: index, memory: memory) }
    }

    private var cached: [LibraryFolder] {
        guard let cache else { return [] }
        return [cache.libraries, cache.clones].map {
            LibraryFolder(path: $0, cache: cache, index: index, memory: memory)
        }
    }

    /// All places, in the order in which they are looked in.
    var places: [LibraryFolder] { places(folders) + cached }
}
