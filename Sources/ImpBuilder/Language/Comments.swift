/// Removes `// …` and `/* … */` from a directive's argument; they are text inside of quotes.
///
/// A quote that is not closed ends the argument behind it.
func removingComments(_ text: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var position = 0
    while position < text.count {
        let byte = text[position]
        let isEscaped = position > 0 && text[position - 1] == UInt8(ascii: "\\")
        if !isEscaped, let end = commentEnd(text, position) {
            if kept.allSatisfy(\.isSpace) { kept = [] }
            position = end
        } else if !isEscaped && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")) {
            guard let close = closingQuote(text, position) else { return kept + [byte] }
            kept += text[position...close]
            position = close + 1
        } else {
            kept.append(byte)
            position += 1
        }
    }
    return kept.allSatisfy(\.isSpace) ? [] : kept
}

/// Where the comment ends that begins at `start`; nil if none does.
private func commentEnd(_ text: [UInt8], _ start: Int) -> Int? {
    guard text[start] == UInt8(ascii: "/"), start + 1 < text.count else { return nil }
    if text[start + 1] == UInt8(ascii: "/") { return text.count }
    guard text[start + 1] == UInt8(ascii: "*") else { return nil }
    var position = start + 2
    while position + 1 < text.count {
        if text[position] == UInt8(ascii: "*") && text[position + 1] == UInt8(ascii: "/") { return position + 2 }
        position += 1
    }
    return text.count
}

private func closingQuote(_ text: [UInt8], _ open: Int) -> Int? {
    var position = open + 1
    while position < text.count {
        if text[position] == text[open] && backslashes(text, before: position).isMultiple(of: 2) { return position }
        position += 1
    }
    return nil
}

private func backslashes(_ text: [UInt8], before position: Int) -> Int {
    text[..<position].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
}
