/// Looks for one version of a library.
struct LibrarySearch {
    /// In lower case, what is asked for first.
    let names: [String]
    let version: LibraryVersion
    /// What kept a repository that is not called as the library is from being read. It counts if nothing is found.
    private(set) var failure: SourceError?

    init(names: [String], version: LibraryVersion) {
        self.names = names
        self.version = version
    }

    /// A file or a tag of that version.
    mutating func exact(in places: [LibraryFolder]) throws(SourceError) -> Library? {
        for place in places {
            for name in names {
                if let library = try place.file(name, version) { return library }
            }
        }
        let version = version
        return try inRepositories(places) { (repository, name) throws(SourceError) in
            try repository.tagged(name, version)
        }
    }

    /// A file that does not tell its version, or a head.
    mutating func loose(in places: [LibraryFolder]) throws(SourceError) -> Library? {
        for place in places {
            for name in names {
                if let library = try place.unversionedFile(name, version) { return library }
            }
        }
        let version = version
        return try inRepositories(places) { (repository, name) throws(SourceError) in
            try repository.head(name, version)
        }
    }

    /// Asks the repositories that are called as the library is, then the others.
    private mutating func inRepositories(
        _ places: [LibraryFolder], _ ask: (LibraryRepository, String) throws(SourceError) -> Library?
    ) throws(SourceError) -> Library? {
        let all = places.flatMap(\.repositories)
        for repository in all where repository.isLikely(names) {
            for name in names {
                if let library = try ask(repository, name) { return library }
            }
        }
        for repository in all where !repository.isLikely(names) {
            for name in names {
                do throws(SourceError) {
                    if let library = try ask(repository, name) { return library }
                } catch {
                    failure = failure ?? error
                }
            }
        }
        return nil
    }
}
