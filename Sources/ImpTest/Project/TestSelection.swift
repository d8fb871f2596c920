/// Which tests are wanted: `[file][:Class][::method]`, as the vendor's `--tests` has it.
public struct TestSelection: Sendable, Equatable {
    /// A regular expression that a file's path has to contain; empty for all.
    public let file: String
    /// The class, exactly; empty for all.
    public let className: String
    /// The method, exactly; empty for all.
    public let method: String

    /// Everything.
    public static let all = TestSelection(file: "", className: "", method: "")

    private init(file: String, className: String, method: String) {
        (self.file, self.className, self.method) = (file, className, method)
    }

    /// - Throws: where the file's part is no regular expression.
    public init(_ text: String) throws(ProjectError) {
        let file = text.prefix { $0 != ":" }
        let name = text[file.endIndex...]
        let separator = name.ranges(of: "::").last
        let className = name[..<(separator?.lowerBound ?? name.endIndex)].dropFirst()
        let method = separator.map { name[$0.upperBound...] } ?? ""
        self.init(file: String(file), className: String(className), method: String(method))
        do {
            _ = try Regex(self.file)
        } catch {
            throw ProjectError("--tests: \(file) is no regular expression")
        }
    }

    /// Whether a file is meant, by its path.
    func includes(_ path: String) -> Bool {
        guard !file.isEmpty, let pattern = try? Regex(file) else { return true }
        return path.firstMatch(of: pattern) != nil
    }

    /// Whether a program has what is selected: a class and a function of these names.
    func isIn(_ program: String) -> Bool {
        contains(program, "class", className) && contains(program, "function", method)
    }

    private func contains(_ program: String, _ word: String, _ name: String) -> Bool {
        if name.isEmpty { return true }
        return program.ranges(of: word).contains { range in
            program[range.upperBound...].drop { $0 == " " || $0 == "\t" || $0.isNewline }.hasPrefix(name)
        }
    }
}
