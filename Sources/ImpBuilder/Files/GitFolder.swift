/// A git repository on this computer, with or without a work tree.
struct GitFolder: Sendable {
    let path: String
    /// Where answers are kept.
    var memory = GitMemory()

    /// A tag with the commit that it stands for.
    struct Tag {
        let name: String
        let commit: String
    }

    /// The folder of the repository that a path lies in; the path itself need not exist.
    static func containing(_ path: String) throws(SourceError) -> GitFolder {
        var folder = path
        repeat {
            folder = PosixPath.folder(of: folder)
            let repository = GitFolder(path: folder)
            if repository.isRepository { return repository }
        } while folder != "/"
        throw SourceError(
            "Couldn't find the repo root. Probably \(PosixPath.folder(of: path)) is not a git repository "
                + "(or any of the parent directories)")
    }

    /// Whether it has what a repository has, without asking git, which would also take a folder inside of one.
    var isRepository: Bool {
        pathExists(PosixPath.join(path, ".git"))
            || (pathExists(PosixPath.join(path, "HEAD")) && pathExists(PosixPath.join(path, "objects")))
    }

    /// A file of a commit. A branch that exists only at the origin is found too.
    func file(_ path: String, ref: String?) throws(SourceError) -> [UInt8] {
        guard let commit = try commit(ref ?? "HEAD") else {
            throw SourceError(
                "\(self.path) has no branch, tag or commit \"\(ref ?? "HEAD")\"",
                advice: "Fetch it: git -C \(self.path) fetch --tags")
        }
        if let content = try file(path, commit: commit) { return content }
        throw SourceError("\(self.path) has no file \"\(path)\" at \(ref ?? "HEAD")")
    }

    /// A file of a commit; nil if it has none of that path.
    func file(_ path: String, commit: String) throws(SourceError) -> [UInt8]? {
        let path = PosixPath.normalize(path)
        do {
            return try memory.run(in: self.path, ["cat-file", "blob", "\(commit):\(path)"])
        } catch {
            if try ask(["ls-tree", "--full-tree", commit, "--", path]).isEmpty { return nil }
            throw error.error(in: self.path)
        }
    }

    func tags() throws(SourceError) -> [Tag] {
        let format = "--format=%(refname:strip=2) %(objectname) %(*objectname)"
        let lines = try ask(["for-each-ref", format, "refs/tags"]).split(separator: 10)
        return lines.map { line in
            let words = line.split(separator: UInt8(ascii: " ")).map { String(bytes: $0) }
            return Tag(name: words[0], commit: words[words.count - 1])
        }
    }

    /// The paths of all files of a commit; empty if there is no such commit.
    func files(ref: String?) throws(SourceError) -> [String] {
        guard let commit = try commit(ref ?? "HEAD") else { return [] }
        return try files(commit: commit)
    }

    func files(commit: String) throws(SourceError) -> [String] {
        try ask(["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit]).split(separator: 0)
            .map { String(bytes: $0) }
    }

    /// The full name of what a branch, tag or commit stands for; nil if there is none.
    func commit(_ ref: String) throws(SourceError) -> String? {
        if ref.hasPrefix("-") { return nil }
        for name in [ref, "refs/remotes/origin/\(ref)"] {
            if let output = try ask(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"], absentStatus: 1) {
                return String(bytes: output).trimmedAtEnd
            }
        }
        return nil
    }

    private func ask(_ arguments: [String]) throws(SourceError) -> [UInt8] {
        try ask(arguments, absentStatus: nil) ?? []
    }

    /// Nil if git ends with the exit code that means that something is not there.
    private func ask(_ arguments: [String], absentStatus: Int32?) throws(SourceError) -> [UInt8]? {
        do {
            return try memory.run(in: path, arguments)
        } catch {
            if error.status == absentStatus { return nil }
            throw error.error(in: path)
        }
    }
}
