/// A source as instructions.
struct Instruction: Sendable {
    let line: Int
    let operation: Operation
}

typealias Block = [Instruction]

enum Operation: Sendable {
    /// Text that is put out as it stands.
    case text([UInt8])
    /// `@{value}`.
    case inline(Expression)
    case set(String, Expression)
    case include(Inclusion)
    case error(Expression)
    case warning(Expression)
    case conditional([Branch], otherwise: Block?)
    case whileLoop(Expression, Block)
    case repeatLoop(Expression, Block)
    case macro(Expression, Block)
}

/// `@if` or `@elseif` with what follows it.
struct Branch: Sendable {
    let line: Int
    let test: Expression
    var body: Block
}

/// `@include`, of a macro or of a source.
struct Inclusion: Sendable {
    let once: Bool
    /// As written: what tells whether a macro is called.
    let call: Expression
    /// With slashes for backslashes, so that paths of Windows work.
    let path: Expression

    init(once: Bool, _ text: [UInt8]) {
        self.once = once
        call = Expression(text)
        let slashes = text.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        path = slashes == text ? call : Expression(slashes)
    }
}
