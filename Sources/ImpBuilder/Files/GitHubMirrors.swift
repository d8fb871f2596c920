/// Where copies of GitHub's repositories are. They are looked in in this order; upper and lower case of owners and
/// repositories do not matter.
public struct GitHubMirrors: Sendable {
    /// `owner/repository` to the folder of a clone, or to a folder with its files.
    public var repositories: [String: String] = [:]
    /// A folder with clones in `owner/repository`, `owner+repository` or `repository`, each perhaps with `.git` behind.
    public var clones: String?
    /// What `imp library` has downloaded.
    public var cache: SourceCache?
    /// Downloads what is not there; nil for everything but `imp library`.
    public var filler: CacheFiller?
    private let memory = GitMemory()

    public init() {}

    func read(_ reference: GitHubReference) throws(SourceError) -> [UInt8] {
        var failure: SourceError?
        for folder in folders(of: reference.repository) {
            do throws(SourceError) {
                return try read(reference, folder)
            } catch {
                failure = failure ?? error
            }
        }
        guard let filler else { throw failure ?? missing(reference) }
        let folder = try filler.fill(reference.repository)
        memory.forget(folder)
        return try read(reference, folder)
    }

    /// The copies of a repository.
    private func folders(of repository: GitHubRepository) -> [String] {
        let wanted = repository.description.lowercased()
        let mapped = repositories.first { $0.key.lowercased() == wanted }?.value
        let cached = cache?.clone(of: repository)
        return [mapped, clone(of: repository), cached.flatMap { pathExists($0) ? $0 : nil }].compactMap { $0 }
    }

    private func read(_ reference: GitHubReference, _ folder: String) throws(SourceError) -> [UInt8] {
        if reference.ref == nil, let content = try fileContent(PosixPath.join(folder, reference.path)) {
            return content
        }
        let repository = GitFolder(path: folder, memory: memory)
        if repository.isRepository { return try repository.file(reference.path, ref: reference.ref) }
        guard let ref = reference.ref else {
            throw SourceError("There is no file \"\(reference.path)\" in \(folder)")
        }
        throw SourceError(
            "\(folder) is not a git repository, so it has no \"\(ref)\"",
            advice: "Clone https://github.com/\(reference.repository) there.")
    }

    private func clone(of repository: GitHubRepository) -> String? {
        guard let clones else { return nil }
        let owner = entry(repository.owner, in: clones)
        return owner.flatMap { self.repository(repository.name, in: $0) }
            ?? self.repository("\(repository.owner)+\(repository.name)", in: clones)
            ?? self.repository(repository.name, in: clones)
    }

    private func repository(_ name: String, in folder: String) -> String? {
        entry(name, in: folder) ?? entry(name + ".git", in: folder)
    }

    private func entry(_ name: String, in folder: String) -> String? {
        let wanted = name.lowercased()
        return folderContent(folder).first { $0.lowercased() == wanted }.map { PosixPath.join(folder, $0) }
    }

    private func missing(_ reference: GitHubReference) -> SourceError {
        let name = reference.repository
        let ref = reference.ref.map { "@\($0)" } ?? ""
        return SourceError(
            "Failed to fetch url \"github:\(name)/\(reference.path)\(ref)\": there is no copy of \(name) on this computer",
            advice: "Type: imp library add github:\(name)\(ref), or name the folder of a clone: --source \(name)=FOLDER"
        )
    }
}
