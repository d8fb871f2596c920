import Foundation
import TestSupport
import Testing
import Yams

@testable import ImpScenario

@Suite("Documentation of scenarios")
struct DocumentationTests {
    @Test("every example is read", arguments: DocumentedScenario.all)
    func example(_ example: DocumentedScenario) throws {
        _ = try Scenario(yaml: Array(example.yaml.utf8), file: "docs/scenarios.md")
    }

    @Test("every example is right by the schema", arguments: DocumentedScenario.all)
    func exampleBySchema(_ example: DocumentedScenario) throws {
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8)) as? [String: Any])
        let document = try #require(try Yams.load(yaml: example.yaml, resolver12))
        #expect(SchemaCheck(root: schema).problems(of: document, schema, at: "") == [])
    }

    @Test("every kind of step has an example, with every one of its keys")
    func everyStep() {
        let text = DocumentedScenario.all.map(\.yaml).joined()
        for form in StepForm.all {
            #expect(text.contains("\(form.name):"), "\(form.name)")
            guard case .mapping(let mapping) = form.format.schema else { continue }
            for key in mapping.keys where key.name != mapping.main {
                #expect(text.contains("\(key.name):"), "\(form.name): \(key.name)")
            }
        }
    }

    @Test("docs/formats/scenario.schema.json is what the reader's declarations say")
    func schema() throws {
        let file = DocumentedScenario.repository.appending(path: "docs/formats/scenario.schema.json")
        if ProcessInfo.processInfo.environment["WRITE_SCHEMA"] != nil {
            try ScenarioSchema.text.write(to: file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text == ScenarioSchema.text, "run the test with WRITE_SCHEMA=1 to write the file anew")
    }
}

/// As YAML 1.2 has it and editors with schemas read it: `yes` and `off` are texts.
private let resolver12 = Resolver.default.removing(.timestamp).removing(.bool)

/// The keywords of JSON schema that ours has.
private struct SchemaCheck {
    let root: [String: Any]

    func problems(of value: Any, _ schema: [String: Any], at path: String) -> [String] {
        if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
            let definition = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
        {
            return problems(of: value, definition, at: path)
        }
        if let forms = schema["anyOf"] as? [[String: Any]] {
            let all = forms.map { problems(of: value, $0, at: path) }
            return all.contains([]) ? [] : all.flatMap { $0 }
        }
        if let words = schema["enum"] as? [Any] {
            return words.contains { isSame($0, value) } ? [] : ["\(path): \(value) is none of \(words)"]
        }
        return problemsOfType(value, schema, at: path)
    }

    private func problemsOfType(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
        switch (schema["type"] as? String, value) {
        case ("object", let object as [String: Any]): problems(ofObject: object, schema, at: path)
        case ("array", let items as [Any]):
            items.enumerated().flatMap {
                problems(of: $1, schema["items"] as? [String: Any] ?? [:], at: "\(path)/\($0)")
            }
        case ("string", let text as String): matches(text, schema) ? [] : ["\(path): \(text)"]
        case ("integer", let number as Int):
            (schema["minimum"] as? Int ?? .min)...(schema["maximum"] as? Int ?? .max) ~= number
                ? [] : ["\(path): \(number)"]
        case ("null", is NSNull): []
        default: ["\(path): \(value) is no \(schema["type"] ?? "")"]
        }
    }

    private func problems(ofObject object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
            "\(path): \($0) is missing"
        }
        return missing
            + object.flatMap { key, value in
                properties[key].map { problems(of: value, $0, at: "\(path)/\(key)") } ?? ["\(path): unknown \(key)"]
            }
    }

    private func matches(_ text: String, _ schema: [String: Any]) -> Bool {
        guard let pattern = schema["pattern"] as? String else { return true }
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    private func isSame(_ a: Any, _ b: Any) -> Bool {
        if let a = a as? String, let b = b as? String { return a == b }
        return a is Bool && b is Bool && a as? Bool == b as? Bool
    }
}
