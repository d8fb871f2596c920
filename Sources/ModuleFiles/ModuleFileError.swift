import Yams

/// Why a data file cannot be read: `imp001.yaml:4: pins.pin1: a mapping is expected`.
public struct ModuleFileError: Error, Equatable, CustomStringConvertible {
    public let file: String
    /// From 1.
    public let line: Int
    /// The path of the key; empty where the file as a whole is meant.
    public let key: String
    public let problem: String

    init(file: String, line: Int, key: String, _ problem: String) {
        (self.file, self.line, self.key, self.problem) = (file, line, key, problem)
    }

    public var description: String { "\(file):\(line): " + (key.isEmpty ? "" : key + ": ") + problem }
}

extension YamlError {
    /// Where the text is no YAML and why; nil where only the error as a whole says it.
    var place: (line: Int, problem: String)? {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let names, let context):
            (context.mark.line, "\(names.joined(separator: ", ")) stands twice")
        default: nil
        }
    }
}
