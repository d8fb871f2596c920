/// Reads the part of YAML that scenarios are written in: block and flow mappings and sequences, plain and quoted
/// scalars of one line, block scalars, comments. Whatever it accepts means the same to a full reader; what it refuses
/// has an error that says what to write instead.
struct YAMLParser {
    static let maximumDepth = 32
    static let maximumNodes = 100_000

    var cursor: YAMLCursor
    private var nodeCount = 0
    private var depth = 0

    /// - Throws: `ScenarioFileError` with the place of the first problem.
    static func read(_ bytes: [UInt8], file: String) throws(ScenarioFileError) -> YAMLNode {
        do {
            var parser = YAMLParser(try YAMLText(bytes))
            return try parser.document()
        } catch {
            throw ScenarioFileError(file: file, error.place, error.text)
        }
    }

    private init(_ text: YAMLText) { cursor = YAMLCursor(text) }

    private mutating func document() throws(Problem) -> YAMLNode {
        cursor.skipBlanks()
        if isAtMarker("-") {
            cursor.advance(3)
            try endLine()
            cursor.skipBlanks()
        }
        try checkMarkers()
        let node = cursor.isAtEnd ? empty(at: cursor.place) : try blockNode(within: -1)
        guard cursor.isAtEnd else { throw unexpectedLine() }
        return node
    }

    // MARK: Nodes

    /// The node whose first character is here, on a line of its own or after `- `.
    ///
    /// - Parameter indent: of the collection that it is part of; -1 for the document's.
    mutating func blockNode(within indent: Int) throws(Problem) -> YAMLNode {
        try enter()
        defer { leave() }
        let place = cursor.place
        let ownIndent = cursor.indent
        if isAtDash { return try blockSequence(at: place, indent: ownIndent) }
        if cursor.next == "|" || cursor.next == ">" { return try blockScalar(within: indent) }
        let node = try inlineNode(within: indent)
        guard isAtColon else {
            try endLine()
            try toContent()
            return node
        }
        return try blockMapping(at: place, indent: ownIndent, firstKey: node)
    }

    /// A scalar or a flow collection.
    mutating func inlineNode(within indent: Int) throws(Problem) -> YAMLNode {
        switch cursor.next {
        case "[": try flowSequence(within: indent)
        case "{": try flowMapping(within: indent)
        default: try scalar(inFlow: false)
        }
    }

    func empty(at place: Place) -> YAMLNode { YAMLNode(.scalar(YAMLScalar(text: "", isPlain: true)), at: place) }

    /// Counts a node; `leave` ends it.
    mutating func enter() throws(Problem) {
        depth += 1
        nodeCount += 1
        if depth > YAMLParser.maximumDepth {
            throw Problem(cursor.place, "more than \(YAMLParser.maximumDepth) levels; write it flatter")
        }
        if nodeCount > YAMLParser.maximumNodes {
            throw Problem(cursor.place, "more than \(YAMLParser.maximumNodes) values; make several files of it")
        }
    }

    mutating func leave() { depth -= 1 }

    // MARK: Lines

    /// Nothing but spaces and a comment may follow on this line.
    mutating func endLine() throws(Problem) {
        cursor.skipSpaces()
        if cursor.isAtLineEnd || cursor.isAtComment { return }
        if cursor.next == "#" { throw Problem(cursor.place, "a comment needs a space before its #") }
        if isAtColon {
            throw Problem(cursor.place, "a second key on one line; put it on the next one, or the text in quotes")
        }
        throw Problem(cursor.place, "the value ends before this; put all of it in quotes")
    }

    /// To the first character of the next line with content, or the end.
    mutating func toContent() throws(Problem) {
        cursor.skipBlanks()
        try checkMarkers()
    }

    private func checkMarkers() throws(Problem) {
        if isAtMarker("-") || isAtMarker(".") {
            throw Problem(cursor.place, "a file has one document; remove this line")
        }
    }

    /// `---` or `...` as a whole word at the start of a line.
    private func isAtMarker(_ scalar: Unicode.Scalar) -> Bool {
        cursor.indent == 0 && (0..<3).allSatisfy { cursor.peek($0) == scalar } && cursor.isBlank(at: 3)
    }

    func unexpectedLine() -> Problem {
        Problem(
            cursor.place,
            "this line fits no line above by its indentation; indent neighbours alike, and write long texts after |")
    }

    /// `- ` begins an item of a sequence.
    var isAtDash: Bool { cursor.next == "-" && cursor.isBlank(at: 1) }
    /// `: ` ends a key.
    var isAtColon: Bool { cursor.next == ":" && cursor.isBlank(at: 1) }
}
