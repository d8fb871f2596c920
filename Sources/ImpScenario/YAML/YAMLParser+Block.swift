extension YAMLParser {
    mutating func blockSequence(at place: Place, indent: Int) throws(Problem) -> YAMLNode {
        var items: [YAMLNode] = []
        while !cursor.isAtEnd && cursor.indent == indent && isAtDash {
            let dash = cursor.place
            cursor.advance()
            cursor.skipSpaces()
            if !cursor.isAtLineEnd && !cursor.isAtComment {
                items.append(try blockNode(within: indent))
            } else {
                items.append(try nodeBelow(indent, orEmptyAt: dash, allowsDashes: false))
            }
        }
        if !cursor.isAtEnd && cursor.indent > indent { throw unexpectedLine() }
        return YAMLNode(.sequence(items), at: place)
    }

    /// - Parameter firstKey: what stands before the `:` that is here.
    mutating func blockMapping(at place: Place, indent: Int, firstKey: YAMLNode) throws(Problem) -> YAMLNode {
        var entries = YAMLEntries()
        var key = firstKey
        while true {
            try entries.checkKey(key)
            cursor.advance()
            entries.append(key, try blockValue(within: indent))
            if cursor.isAtEnd || cursor.indent < indent { break }
            guard cursor.indent == indent, !isAtDash else { throw unexpectedLine() }
            key = try inlineNode(within: indent)
            cursor.skipSpaces()
            guard isAtColon else { throw Problem(cursor.place, "a key needs a colon and a space after it") }
        }
        return YAMLNode(.mapping(entries.all), at: place)
    }

    /// What follows `key:`.
    private mutating func blockValue(within indent: Int) throws(Problem) -> YAMLNode {
        let colon = cursor.place
        cursor.skipSpaces()
        if cursor.isAtLineEnd || cursor.isAtComment {
            return try nodeBelow(indent, orEmptyAt: colon, allowsDashes: true)
        }
        if isAtDash { throw Problem(cursor.place, "a list begins on the line after its key") }
        try enter()
        defer { leave() }
        if cursor.next == "|" || cursor.next == ">" { return try blockScalar(within: indent) }
        let node = try inlineNode(within: indent)
        try endLine()
        try toContent()
        return node
    }

    /// The node on the lines after this one, if they are indented deeper.
    ///
    /// - Parameter allowsDashes: a list may stand right below its key, no deeper.
    private mutating func nodeBelow(
        _ indent: Int, orEmptyAt place: Place, allowsDashes: Bool
    ) throws(Problem) -> YAMLNode {
        try toContent()
        let isBelow = cursor.indent > indent || (allowsDashes && cursor.indent == indent && isAtDash)
        return cursor.isAtEnd || !isBelow ? empty(at: place) : try blockNode(within: indent)
    }
}

/// The entries of a mapping while it is read.
struct YAMLEntries {
    private static let maximumKeyLength = 256

    private(set) var all: [YAMLEntry] = []
    private var lines: [String: Int] = [:]

    func checkKey(_ node: YAMLNode) throws(Problem) {
        guard case .scalar(let key) = node.content else { throw Problem(node.place, "a key must be a text") }
        if key.isPlain && (key.text == "<<" || key.text.isEmpty) {
            throw Problem(node.place, "a key must be a text; put it in quotes")
        }
        if key.text.unicodeScalars.count > YAMLEntries.maximumKeyLength {
            throw Problem(node.place, "a key has at most \(YAMLEntries.maximumKeyLength) characters")
        }
        if let line = lines[key.text] {
            throw Problem(node.place, "\(key.text) stands twice; it is in line \(line) already")
        }
    }

    mutating func append(_ key: YAMLNode, _ value: YAMLNode) {
        guard case .scalar(let scalar) = key.content else { return }
        lines[scalar.text] = key.place.line
        all.append(YAMLEntry(key: scalar.text, keyPlace: key.place, value: value))
    }
}
