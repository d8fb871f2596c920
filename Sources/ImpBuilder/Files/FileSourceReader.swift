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
