/// Reads sources from this computer: files, git repositories, and copies of what is on GitHub.
public struct FileSourceReader: SourceReader {
    public var gitHub: GitHubMirrors

    public init(gitHub: GitHubMirrors = GitHubMirrors()) { self.gitHub = gitHub }

    public func local(_ path: String) throws(SourceError) -> [UInt8]? { try fileContent(path) }

    public func gitHub(_ reference: GitHubReference) throws(SourceError) -> [UInt8] { try gitHub.read(reference) }

    public func gitRepository(containing path: String) throws(SourceError) -> String {
        try GitFolder.containing(path).path
    }

    public func git(repository: String, path: String, ref: String?) throws(SourceError) -> [UInt8] {
        try GitFolder(path: repository).file(path, ref: ref)
    }

    /// Files of GitHub have URLs too, and copies serve these; else there is no network.
    public func web(_ url: String) throws(SourceError) -> [UInt8] {
        guard let reference = GitHubReference(rawURL: url) else { throw .noNetwork(url) }
        return try gitHub.read(reference)
    }
}

/// Where copies of GitHub's repositories are. They are looked in in this order; upper and lower case of owners and
/// repositories do not matter.
public struct GitHubMirrors: Sendable {
    /// `owner/repository` to the folder of a clone, or to a folder with its files.
    public var repositories: [String: String] = [:]
    /// A folder with clones in `owner/repository`, `owner+repository` or `repository`, each perhaps with `.git` behind.
    public var clones: String?
    /// A folder with single files, in `owner/repository/ref/path`; without a ref, `HEAD`.
    public var cache: String?

    public init() {}

    func read(_ reference: GitHubReference) throws(SourceError) -> [UInt8] {
        let name = "\(reference.owner)/\(reference.repository)"
        if let folder = mapped(name) { return try read(reference, folder) }
        if let folder = clone(reference) { return try read(reference, folder) }
        if let cache, let content = try fileContent(cachePath(reference, cache)) { return content }
        throw SourceError(
            "Failed to fetch url \"github:\(name)/\(reference.path)\(reference.ref.map { "@\($0)" } ?? "")\": "
                + "there is no copy of \(name) on this computer",
            advice: advice(reference, name))
    }

    private func advice(_ reference: GitHubReference, _ name: String) -> String {
        var places = ["Clone https://github.com/\(name) and name the folder: --source \(name)=FOLDER"]
        if let clones { places.append("or clone it into \(clones)/\(name)") }
        if let cache { places.append("or put the file at \(cachePath(reference, cache))") }
        return places.joined(separator: ", ")
    }

    private func read(_ reference: GitHubReference, _ folder: String) throws(SourceError) -> [UInt8] {
        let repository = GitFolder(path: folder)
        if reference.ref == nil, let content = try fileContent(PosixPath.join(folder, reference.path)) {
            return content
        }
        if repository.isRepository { return try repository.file(reference.path, ref: reference.ref) }
        if let ref = reference.ref {
            throw SourceError(
                "\(folder) is not a git repository, so it has no \"\(ref)\"",
                advice: "Clone https://github.com/\(reference.owner)/\(reference.repository) there.")
        }
        throw SourceError("There is no file \"\(reference.path)\" in \(folder)")
    }

    private func mapped(_ name: String) -> String? {
        let wanted = name.lowercased()
        return repositories.first { $0.key.lowercased() == wanted }?.value
    }

    private func clone(_ reference: GitHubReference) -> String? {
        guard let clones else { return nil }
        let owner = entry(reference.owner, in: clones)
        return owner.flatMap { repository(reference.repository, in: $0) }
            ?? repository("\(reference.owner)+\(reference.repository)", in: clones)
            ?? repository(reference.repository, in: clones)
    }

    private func repository(_ name: String, in folder: String) -> String? {
        entry(name, in: folder) ?? entry(name + ".git", in: folder)
    }

    private func entry(_ name: String, in folder: String) -> String? {
        let wanted = name.lowercased()
        return folderContent(folder).first { $0.lowercased() == wanted }.map { PosixPath.join(folder, $0) }
    }

    private func cachePath(_ reference: GitHubReference, _ cache: String) -> String {
        let folder = PosixPath.join(cache, "\(reference.owner)/\(reference.repository)/\(reference.ref ?? "HEAD")")
        return PosixPath.join(folder, PosixPath.normalize("/" + reference.path))
    }
}
