/// Which repository a public library is in, and which names mean the same library.
public struct LibraryIndex: Sendable {
    public struct Entry: Sendable {
        public let repository: GitHubRepository
        /// The same library under its names, the newest first.
        public let names: [String]
    }

    public let entries: [Entry]
    /// By names in lower case.
    private let places: [String: Int]

    /// Reads lines `owner/repository Name Name…`; lines that begin with `#` are comments.
    public init(_ text: String) {
        entries = text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ").map { String($0) }
            guard words.count >= 2, !words[0].hasPrefix("#"), let repository = GitHubRepository(words[0]) else {
                return nil
            }
            return Entry(repository: repository, names: Array(words.dropFirst()))
        }
        let names = entries.enumerated().flatMap { place, entry in entry.names.map { ($0.lowercased(), place) } }
        places = Dictionary(names) { first, _ in first }
    }

    /// The libraries of Electric Imp.
    public static let shipped = LibraryIndex(String(bytes: PackageResources.libraries_txt))

    public func repository(of name: String) -> GitHubRepository? { entry(name)?.repository }

    /// In lower case, the name itself first.
    func names(sameAs name: String) -> [String] {
        let name = name.lowercased()
        return [name] + (entry(name)?.names.map { $0.lowercased() }.filter { $0 != name } ?? [])
    }

    private func entry(_ name: String) -> Entry? { places[name.lowercased()].map { entries[$0] } }
}
