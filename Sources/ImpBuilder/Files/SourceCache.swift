/// The folder that `imp library` fills: clones of GitHub's repositories in `github/owner/name`, libraries that are
/// single files in `libraries`.
public struct SourceCache: Sendable, Equatable {
    public let path: String

    public init(path: String) { self.path = path }

    /// `$OPENIMP_CACHE`, else `openimp` in `$XDG_CACHE_HOME` or in `~/.cache`; nil if none of these is set.
    public init?(environment: [String: String]) {
        let set = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let path = set("OPENIMP_CACHE") {
            self.init(path: path)
        } else if let caches = set("XDG_CACHE_HOME") ?? set("HOME").map({ PosixPath.join($0, ".cache") }) {
            self.init(path: PosixPath.join(caches, "openimp"))
        } else {
            return nil
        }
    }

    public var libraries: String { PosixPath.join(path, "libraries") }
    public var clones: String { PosixPath.join(path, "github") }

    /// Where the clone of a repository is, or would be. Upper and lower case do not matter to GitHub.
    func clone(of repository: GitHubRepository) -> String {
        let owner = entry(repository.owner, in: clones)
        return entry(repository.name, in: owner)
    }

    /// The repository that a folder is the clone of.
    func repository(of clone: String) -> GitHubRepository? {
        let prefix = clones + "/"
        guard clone.utf8.starts(with: prefix.utf8) else { return nil }
        return GitHubRepository(clone.dropFirst(prefix.count))
    }

    private func entry(_ name: String, in folder: String) -> String {
        let known = folderContent(folder).first { $0.lowercased() == name.lowercased() }
        return PosixPath.join(folder, known ?? name)
    }
}
