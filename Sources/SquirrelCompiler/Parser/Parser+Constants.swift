import SquirrelVM

extension Parser {
    /// `const NAME = scalar`
    mutating func constStatement() throws(CompileError) {
        try advance()
        let name = try expectIdentifier()
        try expect(.assign)
        let value = try scalar()
        try optionalSemicolon()
        constants[lexer.symbols.text(of: name)] = .scalar(value)
        noteConstant(name)
    }

    /// `enum NAME { A, B = 5, C }`. The automatic values count only the members without a value of their own.
    mutating func enumStatement() throws(CompileError) {
        try advance()
        let name = try expectIdentifier()
        try expect(.leftBrace)
        var members = OrderedNames<Constant>()
        var next: Int32 = 0
        while token.kind != .rightBrace {
            let member = lexer.symbols.text(of: try expectIdentifier())
            if token.kind == .assign {
                try advance()
                members[member] = try scalar()
            } else {
                members[member] = .integer(next)
                next += 1
            }
            if token.kind == .comma { try advance() }
        }
        constants[lexer.symbols.text(of: name)] = .enumeration(members)
        noteConstant(name)
        try advance()
    }

    mutating func noteConstant(_ name: Symbol) {
        while isConstant.count <= Int(name.rawValue) { isConstant.append(false) }
        isConstant[Int(name.rawValue)] = true
    }

    func isKnownConstant(_ name: Symbol) -> Bool {
        Int(name.rawValue) < isConstant.count && isConstant[Int(name.rawValue)]
    }

    /// The value of the constant `name`, which has been read, or of a member of the enumeration of that name.
    mutating func constant(_ name: Symbol) throws(CompileError) -> ExpressionID {
        let text = lexer.symbols.text(of: name)
        var value = Constant.null
        switch constants[text] {
        case .scalar(let scalar): value = scalar
        case .enumeration(let members):
            try expect(.dot)
            let member = lexer.symbols.text(of: try expectIdentifier())
            guard let found = members[member] else { throw failure(.invalidConstant(text, member)) }
            value = found
        case nil: break
        }
        try reserve()
        return tree.add(expression(for: value))
    }

    private mutating func expression(for constant: Constant) -> Expression {
        switch constant {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .float(let bits): .float(bits: bits)
        case .string(let text): .string(lexer.symbols.intern(text))
        }
    }

    /// A number, which a `-` may precede, or a string.
    private mutating func scalar() throws(CompileError) -> Constant {
        let value: Constant
        switch token.kind {
        case .integer: value = .integer(token.integer)
        case .float: value = .float(bits: token.payload)
        case .stringLiteral: value = .string(lexer.symbols.text(of: token.symbol))
        case .minus:
            try advance()
            switch token.kind {
            case .integer: value = .integer(0 &- token.integer)
            case .float: value = .float(bits: token.payload ^ 0x8000_0000)
            default: throw failure(.numberExpected)
            }
        default: throw failure(.scalarExpected)
        }
        try advance()
        return value
    }
}
