import ImpBuilder

/// Sources that are made up: paths, `github:` references and URLs with their texts.
struct MemoryReader: SourceReader {
    var files: [String: String]

    func local(_ path: String) throws(SourceError) -> [UInt8]? { files[path].map { Array($0.utf8) } }

    func gitHub(_ reference: GitHubReference) throws(SourceError) -> [UInt8] {
        let ref = reference.ref.map { "@\($0)" } ?? ""
        return try text("github:\(reference.repository)/\(reference.path)\(ref)")
    }

    func gitRepository(containing path: String) throws(SourceError) -> String { "/repository" }

    func git(repository: String, path: String, ref: String?) throws(SourceError) -> [UInt8] {
        try text("git-local:\(repository)/\(path)\(ref.map { "@\($0)" } ?? "")")
    }

    func web(_ url: String) throws(SourceError) -> [UInt8] { try text(url) }

    private func text(_ name: String) throws(SourceError) -> [UInt8] {
        guard let text = files[name] else { throw SourceError("no \(name)") }
        return Array(text.utf8)
    }
}

/// Builds a text, with files in `/project` beside it.
func built(
    _ source: String, files: [String: String] = [:], _ change: (inout BuildOptions) -> Void = { _ in }
) throws -> String {
    String(decoding: try result(source, files: files, change).text, as: UTF8.self)
}

func result(
    _ source: String, files: [String: String] = [:], _ change: (inout BuildOptions) -> Void = { _ in }
) throws -> BuildResult {
    var options = BuildOptions()
    options.currentFolder = "/project"
    change(&options)
    let named = files.map { name, text in (name.contains(":") || name.hasPrefix("/") ? name : "/project/\(name)", text)
    }
    let reader = MemoryReader(files: Dictionary(uniqueKeysWithValues: named))
    return try Builder(reader: reader, options: options).build(source: Array(source.utf8))
}

/// What a build says that must fail.
func failure(
    _ source: String, files: [String: String] = [:], _ change: (inout BuildOptions) -> Void = { _ in }
) -> BuildError? {
    do {
        _ = try result(source, files: files, change)
        return nil
    } catch {
        return error as? BuildError
    }
}
