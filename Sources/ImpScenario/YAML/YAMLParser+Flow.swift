extension YAMLParser {
    /// `[a, b]`
    mutating func flowSequence(within indent: Int) throws(Problem) -> YAMLNode {
        let place = cursor.place
        try enter()
        defer { leave() }
        var items: [YAMLNode] = []
        cursor.advance()
        while try !isAtFlowEnd("]", opened: place, within: indent) {
            items.append(try flowNode(within: indent))
            if isAtColon { throw Problem(cursor.place, "a key in a list; write {key: value}") }
            try separator(before: "]", opened: place, within: indent)
        }
        cursor.advance()
        return YAMLNode(.sequence(items), at: place)
    }

    /// `{a: 1, b: 2}`
    mutating func flowMapping(within indent: Int) throws(Problem) -> YAMLNode {
        let place = cursor.place
        try enter()
        defer { leave() }
        var entries = YAMLEntries()
        cursor.advance()
        while try !isAtFlowEnd("}", opened: place, within: indent) {
            let key = try scalar(inFlow: true)
            try entries.checkKey(key)
            cursor.skipSpaces()
            guard isAtColon else { throw Problem(cursor.place, "a key needs a colon and a space after it") }
            cursor.advance()
            try toFlowContent(opened: place, within: indent)
            if cursor.next == "," || cursor.next == "}" {
                throw Problem(cursor.place, "a value is missing; write ~ for none")
            }
            entries.append(key, try flowNode(within: indent))
            try separator(before: "}", opened: place, within: indent)
        }
        cursor.advance()
        return YAMLNode(.mapping(entries.all), at: place)
    }

    private mutating func flowNode(within indent: Int) throws(Problem) -> YAMLNode {
        switch cursor.next {
        case "[": return try flowSequence(within: indent)
        case "{": return try flowMapping(within: indent)
        default:
            try enter()
            defer { leave() }
            return try scalar(inFlow: true)
        }
    }

    private mutating func isAtFlowEnd(
        _ bracket: Unicode.Scalar, opened place: Place, within indent: Int
    ) throws(Problem) -> Bool {
        try toFlowContent(opened: place, within: indent)
        return cursor.next == bracket
    }

    /// A comma, or the closing bracket, which stays.
    private mutating func separator(
        before bracket: Unicode.Scalar, opened place: Place, within indent: Int
    ) throws(Problem) {
        try toFlowContent(opened: place, within: indent)
        if cursor.next == "," {
            cursor.advance()
        } else if cursor.next != bracket {
            throw Problem(cursor.place, "a comma or \(bracket) is expected; put texts with such characters in quotes")
        }
    }

    private mutating func toFlowContent(opened place: Place, within indent: Int) throws(Problem) {
        let line = cursor.place.line
        try toContent()
        if cursor.isAtEnd { throw Problem(place, "this bracket is never closed") }
        if cursor.place.line > line && cursor.indent <= indent {
            throw Problem(
                cursor.place, "the bracket of line \(place.line) is open; close it, or indent this line deeper")
        }
    }
}
