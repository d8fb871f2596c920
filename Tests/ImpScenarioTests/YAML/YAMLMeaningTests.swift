import ImpRuntime
import Testing
import Yams

@testable import ImpScenario

@Suite("Reading YAML, compared with a full reader")
struct YAMLMeaningTests {
    @Test("what is read means the same to a full reader", arguments: yamlDocuments)
    func meansTheSame(document: String) throws {
        let node = try YAMLParser.read(Array(document.utf8), file: "x.yaml")
        #expect(try shape(of: Yams.compose(yaml: document)) == shape(of: node), "\(document)")
    }

    @Test("changed at random, a document is refused or means the same", arguments: 0..<20)
    func mutated(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed), stream: "yaml")
        for _ in 0..<1_500 {
            let document = mutation(&random)
            guard let node = try? YAMLParser.read(Array(document.utf8), file: "x.yaml") else { continue }
            let full = Result { try shape(of: Yams.compose(yaml: document)) }
            #expect(throws: Never.self, "\(document.debugDescription)") { try full.get() }
            #expect(try full.get() == shape(of: node), "\(document.debugDescription)")
        }
    }

    private static let words = ["- ", ": ", " #", "\n  ", "\n- ", "--- ", "key: "]

    /// One to four small changes of a document.
    private func mutation(_ random: inout SeededRandom) -> String {
        let pieces = " \n:-#,[]{}'\"|>+&*!%@`?~\\ab10.\t\r".map { [$0] } + YAMLMeaningTests.words.map { Array($0) }
        var text = Array(yamlDocuments.randomElement(using: &random) ?? "")
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...text.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0 where place < text.count: text.remove(at: place)
            case 1 where place < text.count:
                text.replaceSubrange(place...place, with: pieces.randomElement(using: &random) ?? [])
            default: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
            }
        }
        return String(text)
    }

    @Test("bytes at random never crash", arguments: 0..<10)
    func bytes(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed), stream: "bytes")
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = try? YAMLParser.read(bytes, file: "x.yaml")
        }
    }
}

// MARK: Both readers' results in one form

private func shape(of node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let scalar): "\(scalar.meaning == .text ? "text" : "other")(\(scalar.text.debugDescription))"
    case .sequence(let items): "[" + items.map(shape(of:)).joined(separator: ", ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\($0.key.debugDescription): \(shape(of: $0.value))" }.joined(separator: ", ") + "}"
    }
}

private func shape(of node: Node?) -> String {
    switch node {
    case nil: "other(\"\")"
    case .scalar(let scalar): "\(isText(scalar) ? "text" : "other")(\(scalar.string.debugDescription))"
    case .sequence(let sequence): "[" + sequence.map { shape(of: $0) }.joined(separator: ", ") + "]"
    case .mapping(let mapping):
        "{"
            + mapping.map { "\(($0.key.string ?? "?").debugDescription): \(shape(of: $0.value))" }.joined(
                separator: ", ") + "}"
    case .alias: "alias"
    }
}

/// By YAML 1.1, which Yams follows, and by 1.2, which has more numbers.
private func isText(_ scalar: Node.Scalar) -> Bool {
    if scalar.style != .plain && scalar.style != .any { return true }
    let tag = Node.scalar(scalar).tag
    let isText = tag == Tag(.str) || tag == Tag(.timestamp) || tag == Tag(.value)
    return isText && YAMLScalar(text: scalar.string, isPlain: true).meaning == .text
}
