/// A program with the libraries that it requires before it, in the order in which it requires them.
///
/// `#line` tells the compiler which file each part is. Libraries that libraries require are not followed.
struct LinkedProgram {
    private(set) var text: [UInt8]
    private(set) var map: SourceMap
    private(set) var libraries: [LibraryStore.Library] = []
    private(set) var warnings: [BuildWarning] = []

    /// How many libraries impCentral allows.
    static let maximumLibraries = 100

    /// Links a built program; without `#require` it stays as it is, and the store is not looked at.
    init(_ program: BuildResult, store: LibraryStore) throws(BuildError) {
        (text, map) = (program.text, program.map)
        let requires = try LinkedProgram.distinct(Require.all(in: text, map: map), map)
        for require in requires { try add(require, store) }
        if !libraries.isEmpty { join() }
    }

    private mutating func add(_ require: Require, _ store: LibraryStore) throws(BuildError) {
        let library: LibraryStore.Library
        do throws(SourceError) {
            library = try store.find(require)
        } catch {
            throw map.error(error, line: require.line)
        }
        if libraries.contains(where: { $0.origin == library.origin && $0.name == library.name }) { return }
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
    private static func distinct(_ requires: [Require], _ map: SourceMap) throws(BuildError) -> [Require] {
        var first: [String: Require] = [:]
        var distinct: [Require] = []
        for require in requires {
            if let earlier = first[require.name.lowercased()] {
                try check(require, agreesWith: earlier, map)
            } else {
                first[require.name.lowercased()] = require
                distinct.append(require)
            }
        }
        if distinct.count > maximumLibraries {
            throw map.error(
                SourceError(
                    "The program requires more than \(maximumLibraries) libraries", advice: "impCentral refuses it."),
                line: distinct[maximumLibraries].line)
        }
        return distinct
    }

    private static func check(
        _ require: Require, agreesWith earlier: Require, _ map: SourceMap
    ) throws(BuildError) {
        if LibraryVersion(require.version) == LibraryVersion(earlier.version) { return }
        let place = map[earlier.line].map { "\($0.file):\($0.line)" } ?? "line \(earlier.line)"
        throw map.error(
            SourceError(
                "\(require.name) is required in version \(require.version), and in version \(earlier.version) at "
                    + place,
                advice: "Write the same version in both lines, or remove one."),
            line: require.line)
    }

    private mutating func join() {
        var linked: [UInt8] = []
        var lines = SourceMap()
        for library in libraries {
            let name = "\(library.name):\(library.version)"
            lines.begin(file: name, line: 1)
            lines.append(library.content, of: name)
            linked += lineDirective(1, name) + Require.removing(from: Array(library.content[...].withoutMark))
            if linked.last != 10 { linked.append(10) }
        }
        if let first = map[1], !text.starts(with: "#line ".utf8) {
            lines.begin(file: first.file, line: 1)
            linked += lineDirective(first.line, first.file)
        }
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
