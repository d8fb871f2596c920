/// What an `@include` names.
enum SourceReference: Equatable {
    case local(String)
    case gitHub(GitHubReference)
    case git(GitReference)
    case web(String)
    /// A service that this port does not read: `bitbucket-server:`, `git-azure-repos:`.
    case unsupported(String)

    init(_ text: String) {
        let lower = text.lowercased()
        if let service = ["bitbucket-server:", "git-azure-repos:"].first(where: lower.hasPrefix) {
            self = .unsupported(service)
        } else if let git = GitReference(text) {
            self = .git(git)
        } else if let gitHub = GitHubReference(text) {
            self = .gitHub(gitHub)
        } else if lower.hasPrefix("http:") || lower.hasPrefix("https:") {
            self = .web(text)
        } else {
            self = .local(text)
        }
    }

    /// Whether it is in a repository.
    var isRepository: Bool {
        switch self {
        case .gitHub, .git: true
        case .local, .web, .unsupported: false
        }
    }
}

/// `github:owner/repository/path@ref`.
public struct GitHubReference: Sendable, Equatable {
    public let repository: GitHubRepository
    public let path: String
    /// A branch, tag or commit; nil for the head of the default branch.
    public let ref: String?

    /// Also `github.com:…` and `github.com/…`; nil if the text is none of these.
    public init?(_ text: String) {
        let prefixes = ["github:", "github.com:", "github.com/"]
        guard let prefix = prefixes.first(where: text.lowercased().hasPrefix) else { return nil }
        let (path, ref) = splitRef(text.dropFirst(prefix.count))
        let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let repository = GitHubRepository(owner: parts[0], name: parts[1]) else { return nil }
        (self.repository, self.path, self.ref) = (repository, String(parts[2]), ref)
    }

    /// `https://raw.githubusercontent.com/owner/repository/ref/path`.
    init?(rawURL url: String) {
        let prefix = "https://raw.githubusercontent.com/"
        guard url.hasPrefix(prefix) else { return nil }
        let parts = url.dropFirst(prefix.count).split(separator: "/", maxSplits: 3).map { String($0) }
        guard parts.count == 4, let repository = GitHubRepository(owner: parts[0], name: parts[1]) else { return nil }
        (self.repository, ref, path) = (repository, parts[2], parts[3])
    }
}

/// `git-local:/path/of/repository/file@ref`.
struct GitReference: Equatable {
    let path: String
    let ref: String?

    init?(_ text: String) {
        let prefix = "git-local:"
        guard text.lowercased().hasPrefix(prefix) else { return nil }
        let (path, ref) = splitRef(text.dropFirst(prefix.count))
        if path.isEmpty || path.contains("@") { return nil }
        (self.path, self.ref) = (String(path), ref)
    }
}

/// Takes off what stands behind the last `@`.
private func splitRef(_ text: Substring) -> (path: Substring, ref: String?) {
    guard let at = text.lastIndex(of: "@") else { return (text, nil) }
    return (text[..<at], String(text[text.index(after: at)...]))
}
