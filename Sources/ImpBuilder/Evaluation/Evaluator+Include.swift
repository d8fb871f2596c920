extension Evaluator {
    func execute(
        _ inclusion: Inclusion, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        if let (macro, arguments) = try macroCall(inclusion.call, context) {
            return try execute(macro, arguments, context, &output)
        }
        let value = try evaluate(inclusion.path, context)
        guard case .string(let path) = value else {
            throw .expression(
                "@include needs the path of a file, not \(value.quoted)", advice: "Write the path in quotes.")
        }
        try include(source: path.trimmedOfJavaScriptSpace, once: inclusion.once, context, &output)
    }

    /// The function `include`: a source's text as part of a line.
    func includedText(_ arguments: [Value], _ context: Context) throws(BuildError) -> Value {
        guard let first = arguments.first else { throw .expression("Wrong number of arguments for include()") }
        guard case .string(let path) = first else {
            throw .expression("include() needs the path of a file, not \(first.quoted)")
        }
        return try inlineText(context) { (context, output) throws(BuildError) in
            try self.include(source: path, once: false, context, &output)
        }
    }

    func include(
        source path: String, once: Bool, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        var path = String(bytes: path.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 })
        if options.remoteRelativeIncludes { path = RelativeInclude(context: context).resolve(path) }
        if once && inclusions.contains(path: path) { return }
        try include(try read(path, context), as: path, once: once, context, &output)
    }

    /// A source's content, and the predefined variables that tell where it is from.
    typealias SourceFile = (content: [UInt8], variables: [String: Value])

    /// Includes a source that has been read.
    func include(
        _ file: SourceFile, as path: String, once: Bool, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        var file = file
        file.content = Array(file.content[...].withoutMark)
        if let last = file.content.last, last != 10 { file.content.append(10) }
        try spend(bytes: file.content.count)
        if let earlier = inclusions.site(of: file.content) {
            if once { return inclusions.add(path: path) }
            warnOfDuplicate(path, earlier, context)
        }
        inclusions.add(file.content, at: .init(path: path, file: context.file, line: context.line))
        let block = try SourceParser.parse(file.content, file: file.variables["__FILE__"]?.text ?? path)
        var context = context
        context.merge(file.variables)
        inclusions.add(path: path)
        try execute(block, context, &output)
    }

    private func warnOfDuplicate(_ path: String, _ earlier: InclusionLog.Site, _ context: Context) {
        guard options.warnsOfDuplicates else { return }
        let sites = "\(earlier.file):\(earlier.line) (\(earlier.path)) and \(context.file):\(context.line) (\(path))"
        warn("duplicated includes: the same content is included from \(sites); use @include once", context)
    }

    // MARK: Reading

    private func read(_ path: String, _ context: Context) throws(BuildError) -> SourceFile {
        do throws(SourceError) {
            switch SourceReference(path) {
            case .local(let path): return try readLocal(path, context)
            case .gitHub(let reference):
                return (try reader.gitHub(reference), reference.variables)
            case .git(let reference): return try readGit(reference)
            case .web(let url): return (try reader.web(url), webVariables(url))
            case .unsupported(let service):
                throw SourceError(
                    "Source \"\(path)\" is not supported",
                    advice: "\(service) cannot be read; clone the repository and use git-local: instead.")
            }
        } catch {
            throw .expression(error.message, advice: error.advice)
        }
    }

    private func readLocal(_ path: String, _ context: Context) throws(SourceError) -> SourceFile {
        for candidate in candidates(path, context) {
            if let content = try reader.local(candidate) { return (content, localVariables(candidate)) }
        }
        throw SourceError(
            "Local file \"\(PosixPath.normalize(path))\" not found",
            advice: "Looked for \(candidates(path, context).joined(separator: ", "))")
    }

    func localVariables(_ path: String) -> [String: Value] {
        ["__FILE__": .string(PosixPath.name(of: path)), "__PATH__": .string(PosixPath.folder(of: path))]
    }

    /// Where a local file may be: beside the source that includes it, beside the first file, where the build started.
    private func candidates(_ path: String, _ context: Context) -> [String] {
        if PosixPath.isAbsolute(path) { return [PosixPath.normalize(path)] }
        var candidates: [String] = []
        for folder in [context.path, options.inputFolder, options.currentFolder] {
            guard let folder, !PosixPath.hasScheme(folder) else { continue }
            let candidate = PosixPath.resolve(PosixPath.join(folder, path), in: options.currentFolder)
            if !candidates.contains(candidate) { candidates.append(candidate) }
        }
        return candidates
    }

    private func readGit(_ reference: GitReference) throws(SourceError) -> SourceFile {
        let path = PosixPath.resolve(reference.path, in: options.currentFolder)
        let root = try reader.gitRepository(containing: path)
        let relative =
            path.utf8.starts(with: (root + "/").utf8) ? String(path.utf8.dropFirst(root.utf8.count + 1)) : nil
        guard let relative = relative.flatMap({ $0 }) else {
            throw SourceError("\"\(path)\" is not inside of the git repository \(root)")
        }
        let content = try reader.git(repository: root, path: relative, ref: reference.ref)
        return (
            content,
            [
                "__FILE__": .string(PosixPath.name(of: path)),
                "__PATH__": .string("git-local:" + PosixPath.folder(of: reference.path)),
                "__REPO_REF__": reference.ref.map { .string($0) } ?? .undefined,
                "__REPO_PREFIX__": .string("git-local:" + root),
            ]
        )
    }

    private func webVariables(_ url: String) -> [String: Value] {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let root = parts.prefix(3).joined(separator: "/")
        return [
            "__FILE__": .string(PosixPath.name(of: url)),
            "__PATH__": .string(PosixPath.folder(of: url)),
            "__URL_ROOT__": .string(root),
            "__URL_PATH__": .string(parts.count > 3 ? String(parts[3]) : ""),
        ]
    }
}

extension GitHubReference {
    fileprivate var variables: [String: Value] {
        [
            "__FILE__": .string(PosixPath.name(of: path)),
            "__PATH__": .string("github:\(repository)/\(PosixPath.folder(of: path))"),
            "__REPO_REF__": ref.map { .string($0) } ?? .undefined,
            "__REPO_PREFIX__": .string("github:\(repository)"),
        ]
    }
}
