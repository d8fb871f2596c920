extension YAMLParser {
    /// A plain or quoted scalar, all on one line.
    mutating func scalar(inFlow: Bool) throws(Problem) -> YAMLNode {
        let place = cursor.place
        switch cursor.next {
        case "'": return node(try singleQuoted(), at: place)
        case "\"": return node(try doubleQuoted(), at: place)
        default:
            try checkPlainStart(inFlow: inFlow)
            return YAMLNode(.scalar(YAMLScalar(text: plain(inFlow: inFlow), isPlain: true)), at: place)
        }
    }

    private func node(_ text: String, at place: Place) -> YAMLNode {
        YAMLNode(.scalar(YAMLScalar(text: text, isPlain: false)), at: place)
    }

    // MARK: Plain

    private func checkPlainStart(inFlow: Bool) throws(Problem) {
        guard let first = cursor.next else { return }
        let problem: String
        switch first {
        case "&", "*": problem = "anchors and aliases are not read; write the value itself, or a text in quotes"
        case "!": problem = "tags are not read; remove it, or put the text in quotes"
        case "-" where cursor.isBlank(at: 1) || (inFlow && isFlowMark(cursor.peek(1))):
            problem = "a list with dashes cannot stand here; begin it on a line of its own, or put the text in quotes"
        case "?", ":", ",", "[", "]", "{", "}", "#", "|", ">", "%", "@", "`":
            problem = "a text cannot begin with \(first); put it in quotes"
        default: return
        }
        throw Problem(cursor.place, problem)
    }

    private mutating func plain(inFlow: Bool) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = cursor.next, !endsPlain(scalar, inFlow: inFlow) {
            text.append(scalar)
            cursor.advance()
        }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private func endsPlain(_ scalar: Unicode.Scalar, inFlow: Bool) -> Bool {
        switch scalar {
        case "\n": true
        case "#": cursor.isAtComment
        // Readers differ over `:?` within brackets.
        case ":": cursor.isBlank(at: 1) || (inFlow && (isFlowMark(cursor.peek(1)) || cursor.peek(1) == "?"))
        default: inFlow && isFlowMark(scalar)
        }
    }

    private func isFlowMark(_ scalar: Unicode.Scalar?) -> Bool {
        switch scalar {
        case ",", "[", "]", "{", "}": true
        default: false
        }
    }

    // MARK: Quoted

    private mutating func singleQuoted() throws(Problem) -> String {
        let start = cursor.place
        var text = String.UnicodeScalarView()
        cursor.advance()
        while true {
            guard !cursor.isAtLineEnd, let scalar = cursor.next else { throw unclosed(start) }
            cursor.advance()
            if scalar == "'" {
                guard cursor.next == "'" else { return String(text) }
                cursor.advance()
            }
            text.append(scalar)
        }
    }

    private mutating func doubleQuoted() throws(Problem) -> String {
        let start = cursor.place
        var text = String.UnicodeScalarView()
        cursor.advance()
        while true {
            guard !cursor.isAtLineEnd, let scalar = cursor.next else { throw unclosed(start) }
            let place = cursor.place
            cursor.advance()
            switch scalar {
            case "\"": return String(text)
            case "\\": text.append(try escape(at: place))
            default: text.append(scalar)
            }
        }
    }

    private func unclosed(_ start: Place) -> Problem {
        Problem(start, "this quote is not closed on its line; close it, and write \\n for a new line")
    }

    /// What follows a backslash.
    private mutating func escape(at place: Place) throws(Problem) -> Unicode.Scalar {
        let letter = cursor.next ?? "\n"
        if letter != "\n" { cursor.advance() }
        if let scalar = YAMLParser.escapes[letter] { return scalar }
        guard let digits = YAMLParser.hexadecimalEscapes[letter] else {
            throw Problem(place, "an unknown escape; write \\\\ for a backslash")
        }
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let next = cursor.next, next.isASCII, let digit = Character(next).hexDigitValue else {
                throw Problem(place, "\\\(letter) needs \(digits) hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            cursor.advance()
        }
        guard let scalar = Unicode.Scalar(value) else { throw Problem(place, "no character has this number") }
        return scalar
    }

    private static let hexadecimalEscapes: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "\0", "a": "\u{07}", "b": "\u{08}", "t": "\t", "n": "\n", "v": "\u{0B}", "f": "\u{0C}", "r": "\r",
        "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}",
        "P": "\u{2029}",
    ]
}
