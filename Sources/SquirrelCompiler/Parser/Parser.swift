/// The result of parsing: the tree and the texts its symbols stand for.
struct ParsedProgram {
    var tree: SyntaxTree
    var symbols: SymbolTable
}

/// Turns tokens into a `SyntaxTree` in one pass, resolving names on the way.
///
/// The reference generates code while it parses, so its semantic errors are reported at the token it has just read. To
/// raise the same error at the same place, this parser follows the reference's order of events: it declares a local
/// when the reference does, knows what kind of operand it read last (`operand`), and counts the registers the reference
/// would have in use (`height`).
struct Parser {
    var lexer: Lexer
    /// The token to be looked at next; everything before it is parsed.
    var token = Token(kind: .end)
    var tree = SyntaxTree()
    var constants: ConstantTable
    /// By symbol: whether the constant table has that name.
    var isConstant: [Bool] = []

    /// The functions being parsed, the outermost first.
    var functions: [OpenFunction] = []
    /// Every variable in scope, of all open functions.
    var variables: [ActiveVariable] = []
    /// By symbol: index in `variables` of the innermost variable of that name, or -1.
    var bindings: [Int32] = []
    /// Registers in use in the current function: locals in scope and pending temporaries.
    var height = 0

    /// What was read last inside the current expression.
    var operand = Operand()
    /// Operators that wait for their right side.
    var pending: [PendingOperator] = []
    /// Elements of unfinished lists.
    var scratch: [UInt32] = []
    var depth = 0

    /// Where names of globals and members stand, if somebody wants to know.
    var accesses: [Access]?

    init(_ source: UnsafeBufferPointer<UInt8>, name: [UInt8], constants: ConstantTable) {
        lexer = Lexer(source, name: name)
        self.constants = constants
        for name in constants.entries.names { noteConstant(lexer.symbols.intern(name)) }
        let this = tree.add(.local(0))
        assert(this == .this)
    }

    mutating func program(_ options: CompileOptions) throws(CompileError) -> ParsedProgram {
        tree.functions.append(FunctionNode(name: .main, parent: nil, position: position))
        tree.functions[0].isVariadic = true
        try openFunction(0, parameters: [])
        if options.bindsTopLevelVargv { try declare(.vargv) } else { try declareHidden() }
        try advance()
        let start = scratch.count
        while token.kind != .end { try scratch.append(terminatedStatement().index) }
        tree.functions[0].body = .statements(takeList(from: start))
        closeFunction()
        tree.functions[0].endLine = lexer.line
        tree.sources = lexer.sources
        return ParsedProgram(tree: tree, symbols: lexer.symbols)
    }
}

extension ExpressionID {
    /// `this`, the first node of every tree.
    static let this = ExpressionID(index: 0)
}

// MARK: - Tokens

extension Parser {
    /// Where the current token ends, which is where the reference places a statement that begins with it.
    var position: SourcePosition {
        SourcePosition(line: lexer.line, column: lexer.column, source: lexer.sourceIndex)
    }

    mutating func advance() throws(CompileError) {
        token = try lexer.next()
    }

    func failure(_ diagnostic: Diagnostic) -> CompileError {
        lexer.failure(diagnostic)
    }

    mutating func expect(_ kind: TokenKind) throws(CompileError) {
        guard token.kind == kind else { throw failure(.expected(kind)) }
        try advance()
    }

    /// A name. `constructor` is the one keyword that is accepted as such.
    mutating func expectIdentifier() throws(CompileError) -> Symbol {
        guard token.kind == .identifier || token.kind == .constructor else { throw failure(.expected(.identifier)) }
        let symbol = token.symbol
        try advance()
        return symbol
    }

    /// A statement may end here: before `}`, `;`, the end, or if a line ended.
    var isEndOfStatement: Bool {
        lexer.previous == .newline || token.kind == .end || token.kind == .rightBrace || token.kind == .semicolon
    }

    mutating func optionalSemicolon() throws(CompileError) {
        if token.kind == .semicolon {
            try advance()
        } else if !isEndOfStatement {
            throw failure(.endOfStatementExpected)
        }
    }
}

// MARK: - Bounds

extension Parser {
    /// Begins a construct that contains others of its kind; the caller subtracts from `depth` when it ends.
    mutating func enter() throws(CompileError) {
        depth += 1
        if depth > Limits.nesting { throw failure(.nestingTooDeep) }
    }

    /// Puts one more register in use.
    mutating func reserve() throws(CompileError) {
        height += 1
        if height > Limits.registers { throw failure(.tooManyLocals) }
    }

    /// Frees every register from `base` on but for one, which holds a result.
    mutating func settle(_ base: Int) throws(CompileError) {
        height = base
        try reserve()
    }

    /// Ends the list whose elements were added to `scratch` since it had `start`.
    mutating func takeList(from start: Int) -> List {
        let list = tree.add(list: scratch[start...])
        scratch.removeSubrange(start...)
        return list
    }
}
