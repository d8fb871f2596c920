extension LibraryStore {
    /// Downloads the repository of a public library.
    ///
    /// - Parameter version: nil: the newest.
    public func add(_ name: String, version: String?) throws(SourceError) -> Library {
        guard let repository = index.repository(of: name) else { throw unknownName(name) }
        try fill(repository)
        let newest = try versions(of: name).last?.text
        guard let version = version ?? newest else {
            throw SourceError(
                "\(repository) has no version of \(name)", advice: "Look at what is there: imp library list")
        }
        return try find(Require(name: name, version: version, line: 1))
    }

    /// Downloads a repository.
    ///
    /// - Parameter ref: a branch, tag or commit that must be there.
    /// - Returns: the libraries in it.
    public func add(_ repository: GitHubRepository, ref: String?) throws(SourceError) -> [LibraryHolding] {
        let folder = GitFolder(path: try fill(repository))
        if let ref, try folder.commit(ref) == nil {
            throw SourceError(
                "\(repository) has no branch, tag or commit \"\(ref)\"",
                advice: "Look at https://github.com/\(repository)/tags")
        }
        return try LibraryRepository(folder: folder, gitHub: repository, index: index).holdings()
    }

    /// Puts a file into the cache, under its name and version.
    public func add(file: String, content: [UInt8]) throws(SourceError) -> Library {
        let name = PosixPath.name(of: file)
        let known = LibraryFileName(name)
        guard let version = known?.version ?? LibraryVersion(statedIn: content) else {
            throw SourceError(
                "\(file) does not tell its version",
                advice: "Call the file \(name)-1.0.0, or write static VERSION = \"1.0.0\"; in it.")
        }
        guard let cache else { throw .noCache }
        let path = PosixPath.join(cache.libraries, "\(known?.name ?? name)-\(version.text)")
        try makeFolders(cache.libraries)
        try writeFile(content, to: path)
        return Library(
            name: known?.name ?? name, version: version.text, content: content, origin: path, isUnversioned: false)
    }

    @discardableResult
    private func fill(_ repository: GitHubRepository) throws(SourceError) -> String {
        guard let filler else { throw .noCache }
        return try filler.fill(repository)
    }

    private func unknownName(_ name: String) -> SourceError {
        let near = nearest(to: name).map { "Did you mean \($0)? Else, n" } ?? "N"
        return SourceError(
            "\(name) is none of the public libraries that are known",
            advice: "\(near)ame its repository: imp library add github:owner/repository")
    }
}

extension SourceError {
    /// Neither the environment nor an option names a cache.
    public static let noCache = SourceError("There is no folder for downloads", advice: "Name one: --cache FOLDER")
}

extension LibraryVersion {
    /// What `VERSION = "1.2.3"` in a library says.
    init?(statedIn content: [UInt8]) {
        guard let word = content.firstRange(of: "VERSION".utf8) else { return nil }
        let behind = content[word.upperBound...].drop(while: \.isSpace)
        guard behind.first == UInt8(ascii: "=") else { return nil }
        let value = behind.dropFirst().drop(while: \.isSpace)
        guard value.first == UInt8(ascii: "\"") else { return nil }
        self.init(String(bytes: value.dropFirst().prefix { $0 != UInt8(ascii: "\"") }))
    }
}
