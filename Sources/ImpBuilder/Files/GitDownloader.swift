import Glibc

/// Clones and fetches with git.
public struct GitDownloader: Downloader {
    /// What stands before `owner/name`: `https://github.com`, or a mirror of it.
    public var base: String
    /// Told before anything is downloaded.
    public var willDownload: @Sendable (GitHubRepository) -> Void
    /// Whether git shows its progress on standard error.
    public var showsProgress: Bool

    public init(
        base: String = "https://github.com", showsProgress: Bool = false,
        willDownload: @escaping @Sendable (GitHubRepository) -> Void = { _ in }
    ) {
        self.base = base
        self.showsProgress = showsProgress
        self.willDownload = willDownload
    }

    public func download(_ repository: GitHubRepository, into folder: String) throws(SourceError) {
        willDownload(repository)
        if GitFolder(path: folder).isRepository {
            try git(in: folder, "fetch", ["--prune", "--tags", "--force"], repository, "+refs/heads/*:refs/heads/*")
        } else {
            try clone(repository, folder)
        }
    }

    /// The clone appears at its place when it is whole.
    private func clone(_ repository: GitHubRepository, _ folder: String) throws(SourceError) {
        let parent = PosixPath.folder(of: folder)
        let partial = PosixPath.join(parent, ".\(PosixPath.name(of: folder)).\(getpid())")
        try makeFolders(parent)
        defer { removeTree(partial) }
        try git(in: parent, "clone", ["--bare"], repository, partial)
        try move(partial, to: folder)
    }

    private func git(
        in folder: String, _ command: String, _ options: [String], _ repository: GitHubRepository, _ target: String
    ) throws(SourceError) {
        let url = "\(base)/\(repository)"
        let arguments = [command, showsProgress ? "--progress" : "--quiet"] + options + ["--", url, target]
        do {
            _ = try GitCommand.run(in: folder, arguments, reach: .network(showsProgress: showsProgress))
        } catch {
            throw SourceError(
                "\(url) cannot be downloaded: \(error.reason)",
                advice: "Is \(repository) the right name, and is there a network?")
        }
    }
}
