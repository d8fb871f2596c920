/// A library that is on this computer.
public struct LibraryHolding: Sendable, Equatable {
    public let name: String
    /// The oldest first; none if neither a file's name nor a tag tells one.
    public let versions: [String]
    /// A folder, or `github:owner/name`.
    public let origin: String
}

extension LibraryStore {
    /// Everything that is there, in the order in which it is looked for; and why some repositories cannot be read.
    public func holdings() -> (holdings: [LibraryHolding], failures: [SourceError]) {
        var holdings: [LibraryHolding] = []
        var failures: [SourceError] = []
        for place in places {
            holdings += place.files
            for repository in place.repositories {
                do throws(SourceError) {
                    holdings += try repository.holdings()
                } catch {
                    failures.append(error)
                }
            }
        }
        return (holdings, failures)
    }
}

extension LibraryFolder {
    fileprivate var files: [LibraryHolding] {
        var versions: [String: Set<LibraryVersion>] = [:]
        for file in versionedFiles { versions[file.name, default: []].insert(file.version) }
        for entry in folderContent(path) where index.isLibrary(entry) { versions[entry, default: []].formUnion([]) }
        return versions.holdings(origin: path)
    }
}

extension LibraryRepository {
    func holdings() throws(SourceError) -> [LibraryHolding] {
        try libraries().holdings(origin: gitHub.map { "github:\($0)" } ?? folder.path)
    }

    /// The libraries of all tags that are versions; those of the head if there is no such tag.
    private func libraries() throws(SourceError) -> [String: Set<LibraryVersion>] {
        var found: [String: Set<LibraryVersion>] = [:]
        for tag in try folder.tags() {
            guard let version = LibraryVersion(tag.name) else { continue }
            for name in try names(commit: tag.commit) { found[name, default: []].insert(version) }
        }
        if found.isEmpty, let head = try folder.commit("HEAD") {
            for name in try names(commit: head) { found[name] = [] }
        }
        return found
    }

    private func names(commit: String) throws(SourceError) -> [String] {
        try folder.files(commit: commit).filter { path in
            let folders = path.lowercased().split(separator: "/").dropLast()
            return !folders.contains { $0.hasPrefix("test") || $0.hasPrefix("example") }
        }.map(PosixPath.name).filter(index.isLibrary)
    }
}

extension LibraryIndex {
    /// Whether a file is a library by its name.
    fileprivate func isLibrary(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasSuffix(".lib.nut") || lower.hasSuffix(".class.nut") || repository(of: name) != nil
    }
}

extension [String: Set<LibraryVersion>] {
    fileprivate func holdings(origin: String) -> [LibraryHolding] {
        sorted { ($0.key.lowercased(), $0.key) < ($1.key.lowercased(), $1.key) }
            .map { LibraryHolding(name: $0.key, versions: $0.value.sorted().map(\.text), origin: origin) }
    }
}
