/// Where programs come from: what every command does between a file and the compiler.
///
/// The directives of Builder are followed if there are any, then what `#require` names is put before the program. A
/// program without either is left as it is.
public struct ProgramSources: Sendable {
    /// Which programs Builder's language is for.
    public enum Building: Sendable {
        /// Those that have a directive or `@{`.
        case whereNeeded
        /// Every program; Builder ends the last line.
        case always
    }

    /// Where files are read.
    public var reader: any SourceReader
    /// Where libraries are; nil leaves `#require` to others.
    public var libraries: LibraryStore?
    /// What Builder is told, except for `lineControl`.
    public var options: BuildOptions
    /// Nil: exactly, with the names that `FileNames` gives.
    public var lineControl: LineControl?
    public var building = Building.whereNeeded
    /// Whether libraries must be what the project's `imp.lock` says.
    public var checksLock = true

    public init(reader: any SourceReader, libraries: LibraryStore?, options: BuildOptions = BuildOptions()) {
        self.reader = reader
        self.libraries = libraries
        self.options = options
    }

    /// Assembles the program that a file begins: a path, `github:owner/repository/path@ref` or another reference.
    public func assemble(file: String) throws(BuildError) -> AssembledProgram {
        if PosixPath.hasScheme(file) { return try link(try builder(for: file).build(file: file), file) }
        return try assemble(source: try read(file), name: file)
    }

    private func read(_ file: String) throws(BuildError) -> [UInt8] {
        do throws(SourceError) {
            if let source = try reader.local(PosixPath.resolve(file, in: options.currentFolder)) { return source }
            throw SourceError("Local file \"\(file)\" not found")
        } catch {
            throw .expression(error.message, advice: error.advice)
        }
    }

    /// Assembles a program from the text of its first file, which is called `name` and lies there.
    public func assemble(source: [UInt8], name: String) throws(BuildError) -> AssembledProgram {
        guard building == .always || SourceLine.hasDirectives(source) else {
            return try link(BuildResult(text: source, warnings: [], map: SourceMap(of: source, file: name)), name)
        }
        return try link(try builder(for: name).build(source: source, file: name), name)
    }

    private func builder(for file: String) -> Builder {
        var options = options
        options.lineControl = lineControl ?? .exact(names(for: file))
        return Builder(reader: reader, options: options)
    }

    private func names(for file: String) -> FileNames {
        FileNames(firstFile: file, currentFolder: options.currentFolder)
    }

    private func link(_ built: BuildResult, _ file: String) throws(BuildError) -> AssembledProgram {
        guard let libraries else {
            return AssembledProgram(text: built.text, map: built.map, libraries: [], warnings: built.warnings)
        }
        let linked = try LinkedProgram(built, store: libraries, writesLines: lineControl != .off)
        if checksLock && !linked.libraries.isEmpty { try check(linked.libraries, file) }
        return AssembledProgram(
            text: linked.text, map: linked.map, libraries: linked.libraries,
            warnings: built.warnings + linked.warnings)
    }

    // MARK: The lock

    /// The lock of the project that a program belongs to. Where there is none yet, it would be in the current folder,
    /// or beside a program that is not below that.
    public func lockFile(for program: String) throws(SourceError) -> LockFile {
        let current = options.currentFolder
        let folder =
            PosixPath.hasScheme(program) ? current : PosixPath.folder(of: PosixPath.resolve(program, in: current))
        let isBelow = current == "/" || (folder + "/").utf8.starts(with: (current + "/").utf8)
        return try LockFile(above: folder, otherwise: isBelow ? current : folder, reader: reader)
    }

    private func check(_ libraries: [Library], _ program: String) throws(BuildError) {
        do throws(SourceError) {
            let file = try lockFile(for: program)
            let name = names(for: program).name(of: file.path)
            for library in libraries { try file.lock.check(library, file: name, program: program) }
        } catch {
            throw .expression(error.message, advice: error.advice)
        }
    }
}
