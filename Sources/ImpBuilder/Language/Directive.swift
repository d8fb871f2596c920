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
    /// Without the blanks at the front, and without the byte order mark that some editors write there.
    fileprivate var skippingSpace: ArraySlice<UInt8> {
        let rest = drop(while: \.isSpace)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return rest.starts(with: mark) ? rest.dropFirst(mark.count).drop(while: \.isSpace) : rest
    }

    var trimmingSpace: ArraySlice<UInt8> {
        let rest = drop(while: \.isSpace)
        let end = rest.lastIndex { !$0.isSpace } ?? rest.startIndex - 1
        return rest[...end]
    }
}
