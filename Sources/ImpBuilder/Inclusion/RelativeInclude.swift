/// What a path means in a source from GitHub, git or the web, if such paths are relative to that source.
struct RelativeInclude {
    let context: Context

    /// The reference to read instead of `path`.
    func resolve(_ path: String) -> String {
        let reference = SourceReference(path)
        if PosixPath.isAbsolute(path) { return inRoot(path) ?? path }
        switch reference {
        case .web, .unsupported: return path
        case .gitHub, .git: return withSameRef(path, reference)
        case .local: return besideSource(path) ?? path
        }
    }

    /// `/path` in the repository or on the server of the source.
    private func inRoot(_ path: String) -> String? {
        if let prefix = context.text("__REPO_PREFIX__") { return join(prefix, path).map(withRef) }
        return context.text("__URL_ROOT__").map { $0 + PosixPath.normalize(path) }
    }

    private func besideSource(_ path: String) -> String? {
        if let joined = join(context.path, path), SourceReference(joined).isRepository { return withRef(joined) }
        guard let root = context.text("__URL_ROOT__"), let current = context.text("__URL_PATH__") else { return nil }
        return root + PosixPath.normalize("/" + PosixPath.join(PosixPath.folder(of: current), path))
    }

    /// A reference to the same repository means the same commit, unless it names one.
    private func withSameRef(_ path: String, _ reference: SourceReference) -> String {
        guard case .gitHub(let file) = reference, file.ref == nil,
            context.text("__REPO_PREFIX__") == "github:\(file.repository)"
        else { return path }
        return withRef(path)
    }

    private func join(_ prefix: String, _ path: String) -> String? {
        guard let scheme = ["github:", "git-local:"].first(where: prefix.hasPrefix) else { return nil }
        return scheme + PosixPath.join(String(prefix.dropFirst(scheme.count)), path)
    }

    private func withRef(_ path: String) -> String {
        guard let ref = context.text("__REPO_REF__"), !path.contains("@") else { return path }
        return "\(path)@\(ref)"
    }
}
