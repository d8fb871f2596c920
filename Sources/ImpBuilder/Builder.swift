/// Builds a program: follows the directives of its sources, which begin with `@`, and puts the text together.
///
/// The language is that of Electric Imp's Builder 4.2.0; docs/builder.md describes it.
public struct Builder: Sendable {
    /// Where sources come from.
    public var reader: any SourceReader
    public var options: BuildOptions

    public init(reader: any SourceReader, options: BuildOptions = BuildOptions()) {
        self.reader = reader
        self.options = options
    }

    /// Builds the program that a file begins.
    ///
    /// The file is named as in `@include`: a path, `github:owner/repository/path@ref` or any other reference.
    public func build(file: String) throws(BuildError) -> BuildResult {
        var options = options
        if options.inputFolder == nil && !PosixPath.hasScheme(file) {
            options.inputFolder = PosixPath.folder(of: PosixPath.resolve(file, in: options.currentFolder))
        }
        let evaluator = Evaluator(reader: reader, options: options)
        return try evaluator.run(including: file)
    }

    /// Builds the program that a file begins whose text has been read already; `file` is its path.
    public func build(source: [UInt8], file: String) throws(BuildError) -> BuildResult {
        var options = options
        let path = PosixPath.resolve(file, in: options.currentFolder)
        if options.inputFolder == nil { options.inputFolder = PosixPath.folder(of: path) }
        return try Evaluator(reader: reader, options: options).run(source: source, path: path, named: file)
    }

    /// Builds a program from its text, which errors and `__FILE__` call `name`.
    public func build(source: [UInt8], name: String = "main") throws(BuildError) -> BuildResult {
        try Evaluator(reader: reader, options: options).run(source: source, name: name)
    }
}

/// How a program is built.
public struct BuildOptions: Sendable {
    /// `-D name=value`; they win over `@set`.
    public var definitions: [String: String] = [:]
    /// What names mean that nothing defines: the variables of the process, if the caller likes.
    public var environment: [String: String] = [:]
    /// The absolute path that relative paths are looked up in at last.
    public var currentFolder = "/"
    /// The folder of the first file, which is looked in before `currentFolder`.
    public var inputFolder: String?
    public var lineControl = LineControl.off
    /// Whether relative paths in sources from GitHub, git or the web are paths there.
    public var remoteRelativeIncludes = false
    /// Whether a content that is included again gives a warning.
    public var warnsOfDuplicates = true
    public var limits = BuildLimits()

    public init() {}
}

/// Whether `#line N "file"` is written, which makes the compiler's errors name the sources.
public enum LineControl: Sendable, Equatable {
    case off
    /// As Builder's `-l`: where the name of the file changes.
    case whenFileChanges
    /// Wherever a line does not follow the line before it in the same file, so that every line is named right. Never
    /// inside of a string or a comment.
    case exact(FileNames)
}

/// A built program.
public struct BuildResult: Sendable {
    public let text: [UInt8]
    /// What `@warning` said, and contents that were included more than once.
    public let warnings: [BuildWarning]
    /// Where the lines of `text` come from.
    public let map: SourceMap
}

/// Something to tell, but no reason to stop.
public struct BuildWarning: Sendable, Equatable {
    public let message: String
    public let file: String
    public let line: Int
}
