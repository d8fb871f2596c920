/// Reads an expression. It accepts exactly what Builder's does, oddities included: a call's arguments need no commas,
/// several expressions in a row are a `compound`, operands may be missing on the left.
struct ExpressionParser {
    private static let maximumNesting = 100

    let text: ArraySlice<UInt8>
    var position: Int
    var tree = ExpressionTree()
    private var nesting = 0

    static func parse(_ text: ArraySlice<UInt8>) throws(ExpressionSyntaxError) -> ExpressionTree {
        var parser = ExpressionParser(text: text)
        let nodes = try parser.expressions()
        parser.tree.root = nodes.count == 1 ? nodes[0] : parser.tree.add(.compound)
        return parser.tree
    }

    private init(text: ArraySlice<UInt8>) {
        self.text = text
        position = text.startIndex
    }

    private mutating func expressions() throws(ExpressionSyntaxError) -> [ExpressionTree.Index] {
        var nodes: [ExpressionTree.Index] = []
        while let byte = current {
            if byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") {
                position += 1
            } else if let node = try expression() {
                nodes.append(node)
            } else if position < text.endIndex {
                throw failure("Unexpected \"\(character)\"", longestOther: position)
            }
        }
        return nodes
    }

    /// A condition or less; nil if nothing is there that could begin one.
    mutating func expression() throws(ExpressionSyntaxError) -> ExpressionTree.Index? {
        try enter()
        defer { nesting -= 1 }
        let test = try binary()
        skipSpaces()
        guard current == UInt8(ascii: "?") else { return test }
        let mark = position
        position += 1
        guard let then = try expression() else { throw failure("Expected expression", longestOther: mark) }
        skipSpaces()
        guard current == UInt8(ascii: ":") else { throw failure("Expected :", longestOther: mark) }
        position += 1
        guard let otherwise = try expression() else { throw failure("Expected expression", longestOther: mark) }
        return tree.add(.conditional(test, then: then, else: otherwise))
    }

    mutating func enter() throws(ExpressionSyntaxError) {
        nesting += 1
        if nesting > Self.maximumNesting {
            throw failure("The expression is nested more than \(Self.maximumNesting) deep", longestOther: position)
        }
    }

    mutating func leave() { nesting -= 1 }

    // MARK: Characters

    var current: UInt8? { position < text.endIndex ? text[position] : nil }

    /// Whole, even if it takes several bytes; empty at the end.
    var character: String { String(bytes: text[position...].prefix(4)).unicodeScalars.first.map { String($0) } ?? "" }

    mutating func skipSpaces() {
        while let byte = current, byte == 0x20 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
    }

    func failure(_ message: String, longestOther: Int) -> ExpressionSyntaxError {
        let index = String(bytes: text[..<min(position, text.endIndex)]).utf16.count
        return ExpressionSyntaxError(message: "\(message) at character \(index)", longestOther: longestOther)
    }
}
