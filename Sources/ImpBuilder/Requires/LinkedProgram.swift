/// A program with the libraries that it requires before it, in the order in which it requires them.
///
/// `#line` tells the compiler which file each part is. Libraries that libraries require are not followed.
public struct LinkedProgram: Sendable {
    public let text: [UInt8]
    public let libraries: [LibraryStore.Library]
    public let warnings: [BuildWarning]

    /// Links a program; `file` is its name in errors.
    public init(_ source: [UInt8], file: String, store: LibraryStore) throws(BuildError) {
        var seen: [String: Require] = [:]
        var libraries: [LibraryStore.Library] = []
        var warnings: [BuildWarning] = []
        for require in try Require.all(in: source, file: file) {
            if let earlier = seen[require.name.lowercased()] {
                try LinkedProgram.check(require, agreesWith: earlier, file)
                continue
            }
            seen[require.name.lowercased()] = require
            let library = try LinkedProgram.find(require, file, store)
            if libraries.contains(where: { $0.origin == library.origin && $0.name == library.name }) { continue }
            libraries.append(library)
            if library.isUnversioned {
                warnings.append(
                    BuildWarning(
                        message: "\(library.origin) does not tell its version; it is taken for \(library.version)",
                        file: file, line: require.line))
            }
        }
        self.libraries = libraries
        self.warnings = warnings
        text = LinkedProgram.join(libraries, source, file)
    }

    private static func find(
        _ require: Require, _ file: String, _ store: LibraryStore
    ) throws(BuildError) -> LibraryStore.Library {
        do throws(SourceError) {
            return try store.find(require)
        } catch {
            throw .syntax(error.message, file: file, line: require.line, advice: error.advice)
        }
    }

    private static func check(
        _ require: Require, agreesWith earlier: Require, _ file: String
    ) throws(BuildError) {
        if LibraryVersion(require.version) == LibraryVersion(earlier.version) { return }
        throw .syntax(
            "\(require.name) is required in version \(require.version), and in version \(earlier.version) in line "
                + "\(earlier.line)",
            file: file, line: require.line, advice: "Write the same version in both lines, or remove one.")
    }

    private static func join(_ libraries: [LibraryStore.Library], _ source: [UInt8], _ file: String) -> [UInt8] {
        if libraries.isEmpty { return source }
        var text: [UInt8] = []
        for library in libraries {
            text += "#line 1 \"\(library.name):\(library.version)\"\n".utf8 + library.content
            if text.last != 10 { text.append(10) }
        }
        return text + "#line 1 \"\(file)\"\n".utf8 + source
    }
}
