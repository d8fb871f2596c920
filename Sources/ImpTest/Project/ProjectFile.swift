import FoundationEssentials
import ImpRuntime

/// Reads the project files of the vendor's tools, as they are: `.impt.test`, and `.imptest` of the tool before it.
public enum ProjectFile {
    /// The names of project files; the first that a folder has counts.
    static let names = [".impt.test", ".imptest"]

    /// The project of a folder; nil if it has no project file.
    public static func read(in folder: String) throws(ProjectError) -> TestProject? {
        for name in names {
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { continue }
            return try project(path, in: folder)
        }
        return nil
    }

    private static func project(_ path: String, in folder: String) throws(ProjectError) -> TestProject {
        let content = try decode(ProjectFileContent.self, path)
        var project = TestProject(folder: folder)
        project.file = path
        content.apply(to: &project)
        if let file = content.builderConfig { project.variables = try variables(folder + "/" + file) }
        guard project.timeout.isFinite && project.timeout > 0 else {
            throw ProjectError("\(path): timeout must be a number of seconds above 0, not \(project.timeout)")
        }
        return project
    }

    /// Builder's variables: the members of a JSON object, as text.
    private static func variables(_ path: String) throws(ProjectError) -> [String: String] {
        try decode([String: JSONValue].self, path).mapValues(\.text)
    }

    /// The older files have comments, so JSON5 is read.
    private static func decode<Content: Decodable>(_ type: Content.Type, _ path: String) throws(ProjectError) -> Content
    {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        do {
            return try decoder.decode(type, from: Data(contentsOf: URL(filePath: path)))
        } catch let error as DecodingError {
            throw ProjectError("\(path): \(error.reason)")
        } catch {
            throw ProjectError("cannot read \(path): \(error)")
        }
    }
}

/// The members of both files; what is of no use without the vendor's cloud is not read.
private struct ProjectFileContent: Decodable {
    var testFiles: OneOrMore?
    var tests: OneOrMore?
    var agentFile: FileName?
    var deviceFile: FileName?
    var timeout: Double?
    var stopOnFail: Bool?
    var stopOnFailure: Bool?
    var allowDisconnect: Bool?
    var builderConfig: String?
    /// Ours; the vendor's tools ignore it.
    var module: ModuleName?

    func apply(to project: inout TestProject) {
        if let patterns = testFiles ?? tests { project.patterns = patterns.texts }
        project.agentFile = agentFile?.path
        project.deviceFile = deviceFile?.path
        if let timeout { project.timeout = timeout }
        project.stopsOnFailure = stopOnFail ?? stopOnFailure ?? false
        project.allowsDisconnect = allowDisconnect ?? false
        if let module { project.module = module.module }
    }
}

/// A text, or an array of texts.
private struct OneOrMore: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if case .string(let text) = try container.decode(JSONValue.self) {
            texts = [text]
        } else {
            texts = try container.decode([String].self)
        }
    }
}

/// A path; `false` and an empty text stand for none.
private struct FileName: Decodable {
    let path: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        switch try container.decode(JSONValue.self) {
        case .bool(false), .null, .string(""): path = nil
        case .string(let text): path = text.replacing("\\", with: "/")
        default:
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a path or false is expected")
        }
    }
}

private struct ModuleName: Decodable {
    let module: Module

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let module = Module(rawValue: name.lowercased()) else {
            let names = Module.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "there is no module \(name); there are \(names)")
        }
        self.module = module
    }
}

extension DecodingError {
    /// What is wrong and where, in one line.
    fileprivate var reason: String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            let key = context.codingPath.map(\.stringValue).joined(separator: ".")
            let cause = context.underlyingError.map { ": \($0)" } ?? ""
            return (key.isEmpty ? "" : "\(key): ") + context.debugDescription + cause
        @unknown default: return "\(self)"
        }
    }
}
