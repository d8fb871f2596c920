import Crypto

/// `imp.lock`: what the libraries of a project are, so that everybody has the same.
///
/// One line for each library: name, version, the SHA-256 of its content, where it was found. What is not in it may be
/// anything.
public struct LibraryLock: Sendable, Equatable {
    public static let fileName = "imp.lock"

    public struct Entry: Sendable, Equatable {
        public let name: String
        public let version: String
        /// `sha256:` and 64 digits.
        public let hash: String
        public let origin: String
    }

    /// By name and version.
    public private(set) var entries: [Entry] = []

    public init() {}

    private static let heading =
        "# The libraries of this project, by imp library; made to be committed. docs/libraries.md says more.\n"

    /// - Throws: if a line is no entry; `file` is what the error calls the text.
    public init(_ text: String, file: String) throws(SourceError) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let words = line.split(separator: " ", maxSplits: 3).map { String($0) }
            guard words.count == 4, words[2].hasPrefix("sha256:") else {
                throw SourceError(
                    "\(file):\(number + 1): this is no entry of a lock",
                    advice: "Remove the line, or make the file anew: imp library fetch --update FILE")
            }
            entries.append(Entry(name: words[0], version: words[1], hash: words[2], origin: words[3]))
        }
    }

    public var text: String {
        LibraryLock.heading
            + entries.map { "\($0.name) \($0.version) \($0.hash) \($0.origin)\n" }.joined()
    }

    /// Enters a library, in the place of what was known of that version.
    public mutating func enter(_ library: Library) {
        entries.removeAll { $0.isOf(library) }
        entries.append(
            Entry(name: library.name, version: library.version, hash: library.hash, origin: library.origin))
        entries.sort { ($0.name.lowercased(), $0.version) < ($1.name.lowercased(), $1.version) }
    }

    /// Refuses a library that is not what is locked.
    ///
    /// - Parameters:
    ///   - file: what the error calls the lock.
    ///   - program: the program that requires the library.
    public func check(_ library: Library, file: String, program: String) throws(SourceError) {
        guard let entry = entries.first(where: { $0.isOf(library) }), entry.hash != library.hash else { return }
        throw SourceError(
            "\(library.name):\(library.version) is not what \(file) says: \(library.hash) in \(library.origin), but "
                + "\(entry.hash) in \(entry.origin) was locked",
            advice: "If the change is right, type: imp library fetch --update \(program)")
    }
}

extension LibraryLock.Entry {
    fileprivate func isOf(_ library: Library) -> Bool {
        name.lowercased() == library.name.lowercased() && version == library.version
    }
}

extension Library {
    /// `sha256:` and 64 digits.
    public var hash: String {
        let digits = SHA256.hash(data: content).flatMap { byte in
            [byte >> 4, byte & 15].map { Character(String($0, radix: 16)) }
        }
        return "sha256:" + String(digits)
    }
}
