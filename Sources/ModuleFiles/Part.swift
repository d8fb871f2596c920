import ImpRuntime
import Yams

/// A part of a data file: a node, and where it stands.
struct Part {
    let file: String
    /// The keys that lead to it, with dots between them.
    let path: String
    let node: Node

    /// The whole of a file.
    init(file: String, text: String) throws(ModuleFileError) {
        do {
            let node = try Yams.compose(yaml: text) ?? Node("")
            self.init(file: file, path: "", node: node)
        } catch {
            let place = (error as? YamlError)?.place ?? (1, "\(error)")
            throw ModuleFileError(file: file, line: place.line, key: "", place.problem)
        }
    }

    init(file: String, path: String, node: Node) {
        (self.file, self.path, self.node) = (file, path, node)
    }

    func error(_ problem: String) -> ModuleFileError {
        ModuleFileError(file: file, line: node.mark?.line ?? 1, key: path, problem)
    }

    // MARK: Mappings

    /// Its members in order, with their keys.
    func members() throws(ModuleFileError) -> [(key: Part, value: Part)] {
        guard let mapping = node.mapping else { throw error("a mapping is expected") }
        return mapping.map { key, value in
            let path = self.path.isEmpty ? (key.string ?? "") : "\(self.path).\(key.string ?? "")"
            return (Part(file: file, path: path, node: key), Part(file: file, path: path, node: value))
        }
    }

    /// - Throws: unless it is a mapping without other keys than these.
    func allow(_ keys: [String]) throws(ModuleFileError) {
        for (key, _) in try members() where !keys.contains(key.node.string ?? "") {
            throw key.error("an unknown key; " + advice(on: key.node.string ?? "", among: keys))
        }
    }

    func optional(_ key: String) throws(ModuleFileError) -> Part? {
        try members().first { $0.key.node.string == key }?.value
    }

    func member(_ key: String) throws(ModuleFileError) -> Part {
        guard let member = try optional(key) else {
            throw Part(file: file, path: path.isEmpty ? key : "\(path).\(key)", node: node).error("is missing")
        }
        return member
    }

    // MARK: Values

    func list() throws(ModuleFileError) -> [Part] {
        guard let sequence = node.sequence else { throw error("a list is expected") }
        return sequence.map { Part(file: file, path: path, node: $0) }
    }

    func text() throws(ModuleFileError) -> String {
        guard let text = node.string, !text.isEmpty else { throw error("a text is expected") }
        return text
    }

    func truth() throws(ModuleFileError) -> Bool {
        guard let truth = node.bool else { throw error("true or false is expected") }
        return truth
    }

    /// Letters and digits.
    func name() throws(ModuleFileError) -> String {
        guard let name = node.string, !name.isEmpty, name.utf8.allSatisfy(isLetterOrDigit) else {
            throw error("a name of letters and digits is expected")
        }
        return name
    }

    /// One of the values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type = Choice.self
    ) throws(ModuleFileError) -> Choice where Choice.RawValue == String {
        if let choice = node.string.flatMap(Choice.init) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        throw error("\(node.string ?? "this") is not known; " + advice(on: node.string ?? "", among: all))
    }

    /// - Throws: where two of the list are the same.
    func unique<Value: Hashable>(
        _ read: (Part) throws(ModuleFileError) -> Value
    ) throws(ModuleFileError) -> [Value] {
        var values: [Value] = []
        for part in try list() {
            let value = try read(part)
            if values.contains(value) { throw part.error("\(value) stands twice") }
            values.append(value)
        }
        return values
    }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        true
    default: false
    }
}
