/// An element of an XML document, to be written.
struct XMLElement {
    enum Content {
        case element(XMLElement)
        case text(String)
    }

    let name: String
    var attributes: [(name: String, value: String)] = []
    var content: [Content] = []

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], _ elements: [XMLElement] = []) {
        self.name = name
        self.attributes = attributes
        content = elements.map(Content.element)
    }

    init(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
        self.name = name
        self.attributes = attributes
        content = [.text(text)]
    }

    /// The element in lines, indented.
    var text: String { lines.joined(separator: "\n") + "\n" }

    private var lines: [String] {
        let start = "<\(name)" + attributes.map { " \($0.name)=\"\(XMLElement.escaped($0.value))\"" }.joined()
        if content.isEmpty { return [start + "/>"] }
        if case .text(let text)? = content.first { return ["\(start)>\(XMLElement.escaped(text))</\(name)>"] }
        let inner = content.flatMap { content -> [String] in
            guard case .element(let element) = content else { return [] }
            return element.lines.map { "  " + $0 }
        }
        return ["\(start)>"] + inner + ["</\(name)>"]
    }

    /// Text as it may stand in an attribute and between tags. What XML 1.0 has no place for becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t", "\r": result += "&#\(scalar.value);"
            case "\0"..<" ", "\u{FFFE}"..."\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
