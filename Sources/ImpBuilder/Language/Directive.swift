/// The words that may stand behind `@`.
enum Directive: String, Sendable {
    case include, set, error, warning
    case `if`, `elseif`, `else`, endif
    case macro, endmacro
    case `while`, endwhile
    case `repeat`, endrepeat
    case end

    /// Whether something has to follow; if not, nothing may.
    var takesArgument: Bool {
        switch self {
        case .include, .set, .error, .warning, .if, .elseif, .macro, .while, .repeat: true
        case .else, .endif, .endmacro, .endwhile, .endrepeat, .end: false
        }
    }
}

/// What a line of a source is.
enum SourceLine {
    case directive(Directive, argument: [UInt8])
    /// `@` with nothing or a blank behind it.
    case comment
    case text

    /// Whether Builder would change a source: it has a directive, a comment of Builder's, or `@{`.
    static func hasDirectives(_ source: [UInt8]) -> Bool {
        // Line by line, where there is one: a list of a million lines takes more memory than their text.
        var rest = source[...]
        while let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            let start = rest[..<at].lastIndex(of: 10).map { $0 + 1 } ?? rest.startIndex
            let end = rest[at...].firstIndex(of: 10) ?? rest.endIndex
            if isBuilders(rest[start..<end], at) { return true }
            rest = rest[end...]
        }
        return false
    }

    /// Whether a line with an `@` is Builder's.
    private static func isBuilders(_ line: ArraySlice<UInt8>, _ at: Int) -> Bool {
        switch SourceLine(line) {
        case .directive: true
        // `@ (x) …` is a function.
        case .comment: line[at...].dropFirst().trimmingSpace.first != UInt8(ascii: "(")
        case .text: line[at...].firstRange(of: "@{".utf8) != nil
        }
    }

    init(_ line: ArraySlice<UInt8>) {
        let rest = line.skippingSpace
        guard rest.first == UInt8(ascii: "@") else {
            self = .text
            return
        }
        let behind = rest.dropFirst()
        let word = behind.prefix { $0.isNameStart && $0 != UInt8(ascii: "$") || $0.isDigit }
        if let directive = Directive(rawValue: String(bytes: word)) {
            let argument = behind[word.endIndex...].trimmingSpace
            self = .directive(directive, argument: Array(removingComments(Array(argument))))
        } else if behind.first?.isSpace == true {
            self = .comment
        } else {
            self = .text
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var skippingSpace: ArraySlice<UInt8> { drop(while: \.isSpace).withoutMark.drop(while: \.isSpace) }

    /// Without the byte order mark that some editors write at the start of a file.
    var withoutMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self }

    var trimmingSpace: ArraySlice<UInt8> {
        let rest = drop(while: \.isSpace)
        let end = rest.lastIndex { !$0.isSpace } ?? rest.startIndex - 1
        return rest[...end]
    }
}
