/// A line of text in pieces: text, and expressions in `@{…}`.
struct InlineExpressions {
    enum Piece {
        case text(ArraySlice<UInt8>)
        case expression(ExpressionTree)
    }

    /// Nil if some `@{` is followed by neither an expression and `}` nor by no `}` at all.
    static func pieces(of line: ArraySlice<UInt8>) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = line
        while let start = opening(rest) {
            let inside = rest[(start + 2)...]
            let (tree, end) = longestExpression(inside)
            guard end < inside.endIndex, inside[end] == UInt8(ascii: "}") else { return nil }
            if start > rest.startIndex { pieces.append(.text(rest[..<start])) }
            pieces.append(.expression(tree))
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { pieces.append(.text(rest)) }
        return pieces
    }

    /// The next `@{` that has a `}` somewhere behind it.
    private static func opening(_ line: ArraySlice<UInt8>) -> Int? {
        guard let last = line.lastIndex(of: UInt8(ascii: "}")) else { return nil }
        return line.indices.first { index in
            line[index] == UInt8(ascii: "@") && index + 1 < last && line[index + 1] == UInt8(ascii: "{")
        }
    }

    /// The longest text that is an expression, so that a brace in a string literal does not end it. The last byte of
    /// the line is for `}`.
    private static func longestExpression(_ text: ArraySlice<UInt8>) -> (tree: ExpressionTree, end: Int) {
        var end = text.endIndex - 1
        while true {
            do {
                return (try ExpressionParser.parse(text[..<end]), end)
            } catch {
                end = min(error.longestOther, end - 1)
            }
        }
    }
}
