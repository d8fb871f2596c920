public import ImpHardware
import ImpRuntime
import Yams

/// Reads a module's data file; `Modules/module.schema.json` describes it.
public struct ModuleFile {
    private let name: String
    private let text: String

    /// - Parameter name: for errors.
    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        text = String(decoding: bytes, as: UTF8.self)
    }

    public func data() throws(ModuleFileError) -> ModuleData {
        let root = try mapping(compose(), "", keys: ["module", "pins", "buses", "peripherals", "functions"])
        let buses = try mapping(member("buses", of: root), "buses", keys: ["uart", "spi", "i2c"])
        return ModuleData(
            module: try module(member("module", of: root)), pins: try names("pins", in: root),
            uarts: try names("uart", in: buses), spis: try names("spi", in: buses), i2cs: try names("i2c", in: buses),
            peripherals: try names("peripherals", in: root), functions: try names("functions", in: root))
    }

    // MARK: Parts

    private func compose() throws(ModuleFileError) -> Node {
        do {
            return try Yams.compose(yaml: text) ?? Node("")
        } catch {
            let place = (error as? YamlError)?.place ?? (1, "\(error)")
            throw ModuleFileError(file: name, line: place.line, key: "", place.problem)
        }
    }

    /// A mapping with these keys and no others.
    private func mapping(_ node: Node, _ key: String, keys: [String]) throws(ModuleFileError) -> Node {
        guard let mapping = node.mapping else { throw error(node, key, "a mapping is expected") }
        for (member, _) in mapping {
            let found = member.string ?? ""
            if !keys.contains(found) {
                throw error(member, found, "an unknown key; known are \(keys.joined(separator: ", "))")
            }
        }
        return node
    }

    private func member(_ key: String, of node: Node) throws(ModuleFileError) -> Node {
        guard let member = node[key] else { throw error(node, key, "is missing") }
        return member
    }

    private func module(_ node: Node) throws(ModuleFileError) -> Module {
        guard let module = node.string.flatMap(Module.init) else {
            let known = Module.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(node, "module", "one of \(known) is expected")
        }
        return module
    }

    private func names(_ key: String, in node: Node) throws(ModuleFileError) -> [String] {
        let list = try member(key, of: node)
        guard let sequence = list.sequence else { throw error(list, key, "a list of names is expected") }
        var names: [String] = []
        for item in sequence {
            guard let name = item.string, ModuleFile.isName(name) else {
                throw error(item, key, "a name of letters and digits is expected")
            }
            if names.contains(name) { throw error(item, key, "\(name) stands twice") }
            names.append(name)
        }
        return names
    }

    private static func isName(_ name: String) -> Bool {
        name.first?.isLowercase ?? false && name.utf8.allSatisfy { $0 < 0x80 }
            && name.allSatisfy { $0.isLetter || $0.isNumber }
    }

    private func error(_ node: Node, _ key: String, _ problem: String) -> ModuleFileError {
        ModuleFileError(file: name, line: node.mark?.line ?? 1, key: key, problem)
    }
}

/// Why a data file cannot be read: `imp001.yaml:4: pins: a list of names is expected`.
public struct ModuleFileError: Error, Equatable, CustomStringConvertible {
    let file: String
    /// From 1.
    let line: Int
    /// Empty where the file as a whole is meant.
    let key: String
    let problem: String

    init(file: String, line: Int, key: String, _ problem: String) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
    }

    public var description: String { "\(file):\(line): " + (key.isEmpty ? "" : key + ": ") + problem }
}

extension YamlError {
    /// Where the text is no YAML and why; nil where only the error as a whole says it.
    fileprivate var place: (line: Int, problem: String)? {
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
