/// A git repository with libraries in it.
struct LibraryRepository {
    let folder: GitFolder
    /// Where it was downloaded from; nil if it is somebody's own clone.
    let gitHub: GitHubRepository?
    let index: LibraryIndex

    /// Whether it is the repository where one of these libraries comes from, or is called as one of them is.
    func isLikely(_ names: [String]) -> Bool {
        let own = stem(PosixPath.name(of: folder.path))
        return names.contains { name in
            stem(name) == own
                || index.repository(of: name).map { own == stem($0.name) || own.hasSuffix("+" + stem($0.name)) }
                    ?? false
        }
    }

    private func stem(_ name: String) -> String { String(name.lowercased().prefix { $0 != "." }) }

    /// The file of a tag that is the version; the name is in lower case.
    func tagged(_ name: String, _ version: LibraryVersion) throws(SourceError) -> Library? {
        for tag in try folder.tags() where LibraryVersion(tag.name) == version {
            guard let path = try path(of: name, commit: tag.commit),
                let content = try folder.file(path, commit: tag.commit)
            else { continue }
            return Library(
                name: PosixPath.name(of: path), version: version.text, content: content, origin: origin(tag.name),
                isUnversioned: false)
        }
        return nil
    }

    /// The newest commit, if its file says that it is this version, or if no version has a tag.
    func head(_ name: String, _ version: LibraryVersion) throws(SourceError) -> Library? {
        guard let commit = try folder.commit("HEAD"), let path = try path(of: name, commit: commit),
            let content = try folder.file(path, commit: commit)
        else { return nil }
        let says = content.firstRange(of: Array("\"\(version.text)\"".utf8)) != nil
        if !says, try !versions(of: name).isEmpty { return nil }
        return Library(
            name: PosixPath.name(of: path), version: version.text, content: content, origin: origin("HEAD"),
            isUnversioned: !says)
    }

    /// The versions whose tags hold a library.
    func versions(of name: String) throws(SourceError) -> [LibraryVersion] {
        var found: [LibraryVersion] = []
        for tag in try folder.tags() {
            guard let version = LibraryVersion(tag.name) else { continue }
            if try path(of: name, commit: tag.commit) != nil { found.append(version) }
        }
        return found
    }

    /// The least deep file of that name, so that copies in tests and examples do not count.
    private func path(of name: String, commit: String) throws(SourceError) -> String? {
        try folder.files(commit: commit).filter { PosixPath.name(of: $0).lowercased() == name }
            .min { $0.utf8.count { $0 == UInt8(ascii: "/") } < $1.utf8.count { $0 == UInt8(ascii: "/") } }
    }

    private func origin(_ ref: String) -> String { gitHub.map { "github:\($0)@\(ref)" } ?? "\(folder.path) at \(ref)" }
}
