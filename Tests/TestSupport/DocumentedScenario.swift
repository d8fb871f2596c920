public import Foundation
public import Testing

/// The examples of docs/scenarios.md.
public struct DocumentedScenario: Sendable, CustomTestStringConvertible {
    public var line: Int
    public var yaml: String

    public var testDescription: String { "docs/scenarios.md:\(line)" }

    public static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Whole scenarios; lists of steps stand in the world that the page gives for them.
    public static let all: [DocumentedScenario] = {
        let blocks = page
        let world = blocks.first { $0.info == "yaml world" }?.text ?? ""
        return blocks.map { block in
            let isSteps = block.text.hasPrefix("- ")
            return DocumentedScenario(line: block.line, yaml: isSteps ? world + "steps:\n" + block.text : block.text)
        }
    }()

    private static var page: [(info: String, line: Int, text: String)] {
        let text = (try? String(contentsOf: repository.appending(path: "docs/scenarios.md"), encoding: .utf8)) ?? ""
        var blocks: [(info: String, line: Int, text: String)] = []
        var isInside = false
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("```") {
                if !isInside { blocks.append((String(line.dropFirst(3)), index + 2, "")) }
                isInside.toggle()
            } else if isInside {
                blocks[blocks.count - 1].text += line + "\n"
            }
        }
        return blocks.filter { $0.info.hasPrefix("yaml") }
    }
}
