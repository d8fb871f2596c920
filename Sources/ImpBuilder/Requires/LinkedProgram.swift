/// A program with the libraries that it requires before it, in the order in which it requires them.
///
/// Libraries that libraries require are not followed.
struct LinkedProgram {
    private(set) var text: [UInt8]
    private(set) var map: SourceMap
    private(set) var libraries: [Library] = []
    private(set) var warnings: [BuildWarning] = []

    /// How many libraries impCentral allows.
    static let maximumLibraries = 100

    /// Links a built program; without `#require` it stays as it is, and the store is not looked at.
    ///
    /// - Parameter writesLines: whether `#line` tells the compiler which file each part is.
    init(_ program: BuildResult, store: LibraryStore, writesLines: Bool) throws(BuildError) {
        (text, map) = (program.text, program.map)
        let requires = try Require.all(in: text, map: map)
        for require in try distinct(requires, store) { try add(require, store) }
        if !requires.isEmpty { join(writesLines: writesLines) }
    }

    private mutating func add(_ require: Require, _ store: LibraryStore) throws(BuildError) {
        let library: Library
        do throws(SourceError) {
            library = try store.find(require)
        } catch {
            throw map.error(error, line: require.line)
        }
        libraries.append(library)
        if library.isUnversioned {
            warn("\(library.origin) does not tell its version; it is taken for \(library.version)", require)
        }
    }

    private mutating func warn(_ message: String, _ require: Require) {
        let origin = map[require.line]
        warnings.append(BuildWarning(message: message, file: origin?.file ?? "", line: origin?.line ?? require.line))
    }

    /// Each library once, in the order in which it is required first.
    private mutating func distinct(_ requires: [Require], _ store: LibraryStore) throws(BuildError) -> [Require] {
        var first: [String: Require] = [:]
        var distinct: [Require] = []
        for require in requires {
            let identity = store.identity(of: require.name)
            guard let earlier = first[identity] else {
                first[identity] = require
                distinct.append(require)
                continue
            }
            try check(require, agreesWith: earlier)
            warn("\(require.name) is required twice, also at \(place(earlier)); impCentral refuses that", require)
        }
        if distinct.count > Self.maximumLibraries {
            throw map.error(
                SourceError(
                    "The program requires more than \(Self.maximumLibraries) libraries",
                    advice: "impCentral refuses it."),
                line: distinct[Self.maximumLibraries].line)
        }
        return distinct
    }

    private func check(_ require: Require, agreesWith earlier: Require) throws(BuildError) {
        if LibraryVersion(require.version) == LibraryVersion(earlier.version) { return }
        let other = earlier.name.lowercased() == require.name.lowercased() ? "" : " as \(earlier.name)"
        throw map.error(
            SourceError(
                "\(require.name) is required in version \(require.version), and in version \(earlier.version)\(other) "
                    + "at \(place(earlier))",
                advice: "Write the same version in both lines, or remove one."),
            line: require.line)
    }

    private func place(_ require: Require) -> String {
        map[require.line].map { "\($0.file):\($0.line)" } ?? "line \(require.line)"
    }

    private mutating func join(writesLines: Bool) {
        var linked: [UInt8] = []
        var lines = SourceMap()
        let begin = { (origin: SourceMap.Origin) in
            lines.begin(file: origin.file, line: origin.line)
            linked += lineDirective(origin.line, origin.file)
        }
        for library in libraries {
            let name = "\(library.name):\(library.version)"
            if writesLines { begin(SourceMap.Origin(file: name, line: 1)) }
            linked += Require.removing(from: Array(library.content[...].withoutMark))
            lines.append(library.content, of: name)
            if linked.last != 10 && !linked.isEmpty { linked.append(10) }
        }
        if writesLines, let first = map[1], !text.starts(with: "#line ".utf8) { begin(first) }
        lines.append(map)
        text = linked + Require.removing(from: Array(text[...].withoutMark))
        map = lines
    }
}

extension SourceMap {
    /// An error at a line of the text that this is the map of.
    func error(_ error: SourceError, line: Int) -> BuildError {
        let origin = self[line]
        return .syntax(error.message, file: origin?.file ?? "", line: origin?.line ?? line, advice: error.advice)
    }
}
