extension YAMLParser {
    /// A text of several lines after `|` (as it is) or `>` (lines of a paragraph become one).
    mutating func blockScalar(within indent: Int) throws(Problem) -> YAMLNode {
        let place = cursor.place
        let isFolded = cursor.next == ">"
        cursor.advance()
        let chomping = cursor.next
        if chomping == "-" || chomping == "+" { cursor.advance() }
        if let digit = cursor.next, ("0"..."9").contains(digit) {
            throw Problem(cursor.place, "the first line of the text sets its indentation; remove the digit")
        }
        try endLine()
        _ = cursor.restOfLine()
        cursor.advance()
        let text = try blockText(within: indent, place)
        try toContent()
        let lines = isFolded ? text.folded : text.literal
        return YAMLNode(.scalar(YAMLScalar(text: text.chomped(lines, chomping), isPlain: false)), at: place)
    }

    private mutating func blockText(within indent: Int, _ place: Place) throws(Problem) -> BlockText {
        var text = BlockText()
        let ownIndent = try firstIndent(within: indent, place)
        while !cursor.isAtEnd {
            let before = cursor
            while cursor.next == " " && cursor.indent < ownIndent { cursor.advance() }
            if !cursor.isAtLineEnd && cursor.indent < ownIndent {
                cursor = before
                break
            }
            text.lines.append(cursor.restOfLine())
            text.endsWithLineEnd = !cursor.isAtEnd
            cursor.advance()
        }
        return text
    }

    /// How far the first line that is not empty is indented.
    private func firstIndent(within indent: Int, _ place: Place) throws(Problem) -> Int {
        var ahead = cursor
        var widest = 0
        while !ahead.isAtEnd {
            ahead.skipSpaces()
            if !ahead.isAtLineEnd { break }
            widest = max(widest, ahead.indent)
            ahead.advance()
        }
        if ahead.isAtEnd || ahead.indent <= max(indent, 0) {
            throw Problem(place, "no text follows; indent it deeper than line \(place.line)")
        }
        if ahead.indent < widest {
            throw Problem(ahead.place, "an empty line above has more spaces than this one; remove them")
        }
        return ahead.indent
    }
}

/// The lines of a block scalar without their common indentation.
private struct BlockText {
    var lines: [String] = []
    /// Whether the last line has an end, or the file ends with it.
    var endsWithLineEnd = false

    private var end: String { endsWithLineEnd ? "\n" : "" }

    var literal: String { lines.joined(separator: "\n") + end }

    /// A line end between two lines that are neither empty nor indented deeper is a space, or nothing where empty lines
    /// follow.
    var folded: String {
        var text = ""
        var previous: String?
        var breaks = 0
        for line in lines {
            if line.isEmpty {
                breaks += 1
                continue
            }
            if let previous, BlockText.isDeeper(previous) || BlockText.isDeeper(line) {
                text += "\n"
            } else if previous != nil && breaks == 0 {
                text += " "
            }
            text += String(repeating: "\n", count: breaks) + line
            breaks = 0
            previous = line
        }
        return text + String(repeating: "\n", count: breaks) + end
    }

    private static func isDeeper(_ line: String) -> Bool { line.unicodeScalars.first == " " }

    /// - Parameter chomping: `-` drops all line ends at the end, `+` keeps them; without, one stays.
    func chomped(_ text: String, _ chomping: Unicode.Scalar?) -> String {
        if chomping == "+" { return text }
        var scalars = text.unicodeScalars
        let hadEnd = scalars.last == "\n"
        while scalars.last == "\n" { scalars.removeLast() }
        return String(scalars) + (chomping != "-" && hadEnd ? "\n" : "")
    }
}
