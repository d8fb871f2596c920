/// Reads a source into instructions.
struct SourceParser {
    /// More than can be executed, and few enough for the stack.
    private static let maximumNesting = 256

    /// How errors call the source.
    let file: String
    private var lines: SourceLines
    /// The last line that was more than a comment.
    private var line = 1
    private var nesting = 0

    static func parse(_ source: [UInt8], file: String) throws(BuildError) -> Block {
        var parser = SourceParser(file: file, lines: SourceLines(source))
        return try parser.block(in: nil).body
    }

    private init(file: String, lines: SourceLines) {
        self.file = file
        self.lines = lines
    }

    /// Ends a block; the argument is `@elseif`'s.
    private typealias End = (directive: Directive, argument: [UInt8])

    /// Instructions up to the directive that ends the block which `opener` began, or to the end of the source.
    private mutating func block(in opener: Directive?) throws(BuildError) -> (body: Block, end: End?) {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > Self.maximumNesting + 1 {
            throw failure("Blocks are nested more than \(Self.maximumNesting) deep", advice: "Use macros or files.")
        }
        var body: Block = []
        while let (number, text) = lines.next() {
            switch SourceLine(text) {
            case .comment: continue
            case .text:
                line = number
                try append(text, to: &body)
            case .directive(let directive, let argument):
                line = number
                if argument.isEmpty == directive.takesArgument { throw syntaxError(directive) }
                if let operation = try operation(directive, argument) {
                    body.append(Instruction(line: number, operation: operation))
                } else {
                    try check(directive, ends: opener)
                    return (body, (directive, argument))
                }
            }
        }
        if let opener { throw failure("Unclosed @\(opener.rawValue) statement", advice: "Close it with @end.") }
        return (body, nil)
    }

    /// What a directive does; nil if it ends a block.
    private mutating func operation(_ directive: Directive, _ argument: [UInt8]) throws(BuildError) -> Operation? {
        switch directive {
        case .include: .include(try inclusion(argument))
        case .set: try assignment(argument)
        case .error: .error(Expression(argument))
        case .warning: .warning(Expression(argument))
        case .if: try conditional(argument)
        case .macro: .macro(Expression(argument), try block(in: .macro).body)
        case .while: .whileLoop(Expression(argument), try block(in: .while).body)
        case .repeat: .repeatLoop(Expression(argument), try block(in: .repeat).body)
        case .elseif, .else, .endif, .endmacro, .endwhile, .endrepeat, .end: nil
        }
    }

    private func check(_ directive: Directive, ends opener: Directive?) throws(BuildError) {
        let isExpected =
            switch directive {
            case .end: opener != nil
            case .else, .elseif, .endif: opener == .if
            default: directive.rawValue == "end" + (opener?.rawValue ?? "")
            }
        if !isExpected {
            throw failure("Unexpected @\(directive.rawValue)", advice: opener.map { "@\($0.rawValue) is still open." })
        }
    }

    // MARK: Directives

    private mutating func conditional(_ test: [UInt8]) throws(BuildError) -> Operation {
        var branches = [Branch(line: line, test: Expression(test), body: [])]
        var otherwise: Block?
        while true {
            let (body, end) = try block(in: .if)
            if otherwise == nil { branches[branches.count - 1].body = body } else { otherwise = body }
            switch end?.directive {
            case .elseif? where otherwise != nil: throw failure("@elseif after @else is not allowed")
            case .elseif?: branches.append(Branch(line: line, test: Expression(end?.argument ?? []), body: []))
            case .else? where otherwise != nil: throw failure("Multiple @else statements are not allowed")
            case .else?: otherwise = []
            default: return .conditional(branches, otherwise: otherwise)
            }
        }
    }

    private func inclusion(_ argument: [UInt8]) throws(BuildError) -> Inclusion {
        let word = argument.prefix { $0.isNameStart && $0 != UInt8(ascii: "$") || $0.isDigit }
        guard String(bytes: word) == "once" else { return Inclusion(once: false, argument) }
        let rest = argument[word.endIndex...].trimmingSpace
        if rest.isEmpty { throw syntaxError(.include) }
        return Inclusion(once: true, Array(rest))
    }

    /// `@set name value` or `@set name = value`.
    private func assignment(_ argument: [UInt8]) throws(BuildError) -> Operation {
        guard let first = argument.first, first.isNameStart else { throw syntaxError(.set) }
        let name = argument.prefix(1) + argument.dropFirst().prefix { $0.isNameStart && $0 != 0x24 || $0.isDigit }
        var value = argument[name.endIndex...].trimmingSpace
        if value.first == UInt8(ascii: "=") { value = value.dropFirst().trimmingSpace }
        if value.isEmpty { throw syntaxError(.set) }
        return .set(String(bytes: name), Expression(value))
    }

    private func append(_ text: ArraySlice<UInt8>, to body: inout Block) throws(BuildError) {
        guard let pieces = InlineExpressions.pieces(of: text) else {
            throw .syntax(
                "Syntax error in the inline instruction at", file: file, line: line,
                advice: "Write @{ with an expression and } behind it.")
        }
        for piece in pieces {
            switch piece {
            case .text(let bytes): body.append(Instruction(line: line, operation: .text(Array(bytes))))
            case .expression(let tree): body.append(Instruction(line: line, operation: .inline(Expression(tree))))
            }
        }
    }

    // MARK: Errors

    private func failure(_ message: String, advice: String? = nil) -> BuildError {
        .syntax(message, file: file, line: line, advice: advice)
    }

    private func syntaxError(_ directive: Directive) -> BuildError {
        failure("Syntax error in @\(directive.rawValue)", advice: directive.usage)
    }
}

extension Directive {
    /// How to write it.
    fileprivate var usage: String {
        switch self {
        case .include: "Write @include \"file\", or @include once \"file\"."
        case .set: "Write @set name = value."
        case .macro: "Write @macro name(parameter, parameter)."
        case .repeat: "Write @repeat count."
        case .error, .warning: "Write @\(rawValue) \"text\"."
        case .if, .elseif, .while: "Write @\(rawValue) with a condition behind it."
        case .else: "Nothing may follow @else; write @elseif for another condition."
        case .endif, .endmacro, .endwhile, .endrepeat, .end: "Nothing may follow @\(rawValue)."
        }
    }
}

/// The lines of a source with their numbers, each with the line feed that ends it.
private struct SourceLines {
    private let source: [UInt8]
    private var position = 0
    private var number = 0

    init(_ source: [UInt8]) { self.source = source }

    mutating func next() -> (number: Int, text: ArraySlice<UInt8>)? {
        guard position < source.count else { return nil }
        let end = source[position...].firstIndex(of: 10).map { $0 + 1 } ?? source.count
        defer { position = end }
        number += 1
        return (number, source[position..<end])
    }
}
