/// A folder with libraries that are files, and with repositories.
struct LibraryFolder {
    let path: String
    /// The cache that it is a part of.
    let cache: SourceCache?
    let index: LibraryIndex
    let memory: GitMemory

    // MARK: Files

    /// `Name.lib.nut-1.2.3`; the name is in lower case.
    func file(_ name: String, _ version: LibraryVersion) throws(SourceError) -> Library? {
        for file in versionedFiles where file.name.lowercased() == name && file.version == version {
            guard let content = try fileContent(file.path) else { continue }
            return Library(
                name: file.name, version: version.text, content: content, origin: file.path, isUnversioned: false)
        }
        return nil
    }

    /// `Name.lib.nut`, taken for a version.
    func unversionedFile(_ name: String, _ version: LibraryVersion) throws(SourceError) -> Library? {
        for entry in folderContent(path) where entry.lowercased() == name {
            let file = PosixPath.join(path, entry)
            guard let content = try fileContent(file) else { continue }
            return Library(
                name: entry, version: version.text, content: content, origin: file, isUnversioned: true)
        }
        return nil
    }

    /// The files whose names tell a version.
    var versionedFiles: [(name: String, version: LibraryVersion, path: String)] {
        folderContent(path).compactMap { entry in
            guard let file = LibraryFileName(entry) else { return nil }
            return (file.name, file.version, PosixPath.join(path, entry))
        }
    }

    // MARK: Repositories

    /// Those in the folder or one level deeper.
    var repositories: [LibraryRepository] {
        visible(path).flatMap { entry -> [LibraryRepository] in
            if let repository = repository(entry) { return [repository] }
            return visible(entry).compactMap(repository)
        }
    }

    private func repository(_ path: String) -> LibraryRepository? {
        let folder = GitFolder(path: path, memory: memory)
        guard folder.isRepository else { return nil }
        return LibraryRepository(folder: folder, gitHub: cache?.repository(of: path), index: index)
    }

    private func visible(_ folder: String) -> [String] {
        folderContent(folder).filter { !$0.hasPrefix(".") }.map { PosixPath.join(folder, $0) }
    }
}

/// `Name.lib.nut-1.2.3`.
struct LibraryFileName {
    let name: String
    let version: LibraryVersion

    init?(_ text: String) {
        guard let dash = text.lastIndex(of: "-"), let version = LibraryVersion(String(text[text.index(after: dash)...]))
        else { return nil }
        (name, self.version) = (String(text[..<dash]), version)
    }
}
