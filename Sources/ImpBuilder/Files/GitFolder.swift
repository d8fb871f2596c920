/// A git repository on this computer, with or without a work tree.
struct GitFolder {
    let path: String

    /// The folder of the repository that a path lies in; the path itself need not exist.
    static func containing(_ path: String) throws(SourceError) -> GitFolder {
        var folder = path
        repeat {
            folder = PosixPath.folder(of: folder)
            guard let output = try? GitCommand.run(in: folder, ["rev-parse", "--show-toplevel"]) else { continue }
            return GitFolder(path: String(bytes: output).trimmedAtEnd)
        } while folder != "/"
        throw SourceError(
            "Couldn't find the repo root. Probably \(PosixPath.folder(of: path)) is not a git repository "
                + "(or any of the parent directories)")
    }

    /// A file of a commit. A branch that exists only at the origin is found too.
    func file(_ path: String, ref: String?) throws(SourceError) -> [UInt8] {
        guard let commit = commit(ref ?? "HEAD") else {
            throw SourceError(
                "\(self.path) has no branch, tag or commit \"\(ref ?? "HEAD")\"", advice: "Fetch it: git fetch --tags")
        }
        do {
            return try GitCommand.run(in: self.path, ["cat-file", "blob", "\(commit):\(PosixPath.normalize(path))"])
        } catch {
            throw SourceError("\(self.path) has no file \"\(path)\" at \(ref ?? "HEAD")")
        }
    }

    /// The tags whose name satisfies a condition.
    func tags() -> [String] {
        guard let output = try? GitCommand.run(in: path, ["tag", "--list"]) else { return [] }
        return String(bytes: output).split(separator: "\n").map { String($0) }
    }

    /// The paths of all files of a commit; empty if there is no such commit.
    func files(ref: String?) -> [String] {
        guard let commit = commit(ref ?? "HEAD"),
            let output = try? GitCommand.run(in: path, ["ls-tree", "-r", "-z", "--name-only", commit])
        else { return [] }
        return output.split(separator: 0).map { String(bytes: $0) }
    }

    /// Whether it has what a repository has, without asking git, which would also take a folder inside of one.
    var isRepository: Bool {
        let names = folderContent(path)
        return names.contains(".git") || (names.contains("HEAD") && names.contains("objects"))
    }

    private func commit(_ ref: String) -> String? {
        if ref.hasPrefix("-") { return nil }
        for name in [ref, "refs/remotes/origin/\(ref)"] {
            let arguments = ["rev-parse", "--verify", "--quiet", "\(name)^{commit}"]
            if let output = try? GitCommand.run(in: path, arguments) { return String(bytes: output).trimmedAtEnd }
        }
        return nil
    }
}
