/// Folders with libraries.
///
/// A library is a file `Name.lib.nut-1.2.3`, a file `Name.lib.nut`, which stands for every version, or a file in a git
/// repository whose tags are versions, `v1.2.3` or `1.2.3`; without such a tag, the head counts if its file says the
/// version, `"1.2.3"`, or if there are no tags at all. Repositories lie in the folder or one level deeper, with or
/// without a work tree. Upper and lower case of names do not matter.
public struct LibraryStore: Sendable {
    /// Looked in in this order.
    public var folders: [String]
    /// Libraries that a later version has under another name. Names are in lower case.
    public var aliases: [String: String] = LibraryStore.renamed

    /// What was renamed in the public libraries.
    public static let renamed = [
        "promise.class.nut": "promise.lib.nut",
        "promise.lib.nut": "promise.class.nut",
    ]

    public init(folders: [String]) { self.folders = folders }

    /// A library that was found.
    public struct Library: Sendable {
        public let name: String
        public let version: String
        public let content: [UInt8]
        /// A file, or a repository with its tag.
        public let origin: String
        /// Whether the file does not tell its version.
        public let isUnversioned: Bool
    }

    /// Finds what a directive names; the message of the error says what to type instead.
    public func find(_ require: Require) throws(SourceError) -> Library {
        guard let version = LibraryVersion(require.version) else { throw withoutVersion(require) }
        for name in names(of: require.name) {
            for folder in folders {
                if let library = try file(name, version, in: folder) { return library }
                if let library = try tagged(name, version, in: folder) { return library }
            }
        }
        for name in names(of: require.name) {
            for folder in folders {
                if let library = try unversioned(name, version, in: folder) { return library }
                if let library = try head(name, version, in: folder) { return library }
            }
        }
        throw unknown(require)
    }

    private func names(of name: String) -> [String] {
        let lower = name.lowercased()
        return [lower] + (aliases[lower].map { [$0] } ?? [])
    }

    // MARK: Files

    /// `Name.lib.nut-1.2.3`.
    private func file(_ name: String, _ version: LibraryVersion, in folder: String) throws(SourceError) -> Library? {
        for entry in folderContent(folder) where entry.lowercased().hasPrefix(name + "-") {
            guard LibraryVersion(String(entry.dropFirst(name.count + 1))) == version else { continue }
            let path = PosixPath.join(folder, entry)
            guard let content = try fileContent(path) else { continue }
            return Library(
                name: String(entry.prefix(name.count)), version: version.text, content: content,
                origin: path, isUnversioned: false)
        }
        return nil
    }

    private func unversioned(
        _ name: String, _ version: LibraryVersion, in folder: String
    ) throws(SourceError) -> Library? {
        for entry in folderContent(folder) where entry.lowercased() == name {
            let path = PosixPath.join(folder, entry)
            guard let content = try fileContent(path) else { continue }
            return Library(name: entry, version: version.text, content: content, origin: path, isUnversioned: true)
        }
        return nil
    }

    // MARK: Repositories

    private func tagged(_ name: String, _ version: LibraryVersion, in folder: String) throws(SourceError) -> Library? {
        for repository in repositories(in: folder, likely: name) {
            for tag in repository.tags() where LibraryVersion(tag) == version {
                guard let path = LibraryStore.path(of: name, in: repository.files(ref: tag)) else { continue }
                return Library(
                    name: PosixPath.name(of: path), version: version.text,
                    content: try repository.file(path, ref: tag), origin: "\(repository.path) at \(tag)",
                    isUnversioned: false)
            }
        }
        return nil
    }

    /// The newest commit, if its file says that it is this version, or if no version has a tag.
    private func head(_ name: String, _ version: LibraryVersion, in folder: String) throws(SourceError) -> Library? {
        for repository in repositories(in: folder, likely: name) {
            guard let path = LibraryStore.path(of: name, in: repository.files(ref: nil)) else { continue }
            let content = try repository.file(path, ref: nil)
            let says = content.firstRange(of: Array("\"\(version.text)\"".utf8)) != nil
            guard says || repository.versions(of: name).isEmpty else { continue }
            return Library(
                name: PosixPath.name(of: path), version: version.text, content: content,
                origin: "\(repository.path) at HEAD", isUnversioned: !says)
        }
        return nil
    }

    /// The file of a library: the least deep of that name, so that copies in tests and examples do not count.
    fileprivate static func path(of name: String, in files: [String]) -> String? {
        files.filter { PosixPath.name(of: $0).lowercased() == name }
            .min { $0.utf8.count { $0 == UInt8(ascii: "/") } < $1.utf8.count { $0 == UInt8(ascii: "/") } }
    }

    /// The repositories, first those that are called as the library is.
    private func repositories(in folder: String, likely name: String) -> [GitFolder] {
        let all = folderContent(folder).flatMap { entry -> [GitFolder] in
            let repository = GitFolder(path: PosixPath.join(folder, entry))
            if repository.isRepository { return [repository] }
            return folderContent(repository.path).map { GitFolder(path: PosixPath.join(repository.path, $0)) }
                .filter(\.isRepository)
        }
        let stem = name.prefix { $0 != "." }
        let isLikely = { (repository: GitFolder) in
            PosixPath.name(of: repository.path).lowercased().prefix { $0 != "." } == stem
        }
        return all.filter(isLikely) + all.filter { !isLikely($0) }
    }

    // MARK: Errors

    /// The versions that are there, the newest last.
    func versions(of name: String) -> [String] {
        var found: Set<LibraryVersion> = []
        for name in names(of: name) {
            for folder in folders {
                for entry in folderContent(folder) where entry.lowercased().hasPrefix(name + "-") {
                    if let version = LibraryVersion(String(entry.dropFirst(name.count + 1))) { found.insert(version) }
                }
                for repository in repositories(in: folder, likely: name) {
                    found.formUnion(repository.versions(of: name))
                }
            }
        }
        return found.sorted().map(\.text)
    }

    private func withoutVersion(_ require: Require) -> SourceError {
        let what = require.version.isEmpty ? "has no version" : "has no version like 1.2.3"
        let newest = versions(of: require.name).last ?? "1.2.3"
        return SourceError(
            "#require \"\(require.text)\" \(what)", advice: "Write #require \"\(require.name):\(newest)\".")
    }

    private func unknown(_ require: Require) -> SourceError {
        let versions = versions(of: require.name)
        if let newest = versions.last {
            return SourceError(
                "There is no version \(require.version) of \(require.name); there are \(versions.joined(separator: ", "))",
                advice: "Write #require \"\(require.name):\(newest)\", or put the file \(require.fileName) into "
                    + "\(folders.joined(separator: " or ")).")
        }
        let place = folders.isEmpty ? "a folder of libraries" : folders.joined(separator: " or ")
        return SourceError(
            "There is no library \(require.name)",
            advice: "Put the file \(require.fileName), or a clone of its repository, into \(place).")
    }
}

extension Require {
    /// As written.
    fileprivate var text: String { version.isEmpty ? name : "\(name):\(version)" }

    fileprivate var fileName: String { "\(name)-\(version)" }
}

extension GitFolder {
    /// The versions whose tags hold a library.
    fileprivate func versions(of library: String) -> [LibraryVersion] {
        tags().compactMap { tag in
            guard let version = LibraryVersion(tag) else { return nil }
            return LibraryStore.path(of: library, in: files(ref: tag)) == nil ? nil : version
        }
    }
}
