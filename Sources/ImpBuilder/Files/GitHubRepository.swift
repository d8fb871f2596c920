/// A repository on GitHub: `owner/name`.
public struct GitHubRepository: Sendable, Hashable, CustomStringConvertible {
    public let owner: String
    public let name: String

    /// Nil unless both parts are names that GitHub allows.
    public init?(owner: some StringProtocol, name: some StringProtocol) {
        guard owner.isRepositoryName, name.isRepositoryName else { return nil }
        (self.owner, self.name) = (String(owner), String(name))
    }

    /// Reads `owner/name`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(owner: parts[0], name: parts[1])
    }

    public var description: String { "\(owner)/\(name)" }
}

extension StringProtocol {
    fileprivate var isRepositoryName: Bool {
        let dots = [".", ".."]
        return !isEmpty && !dots.contains(String(self))
            && utf8.allSatisfy { $0.isNameStart && $0 != UInt8(ascii: "$") || $0.isDigit || "-.".utf8.contains($0) }
    }
}
