/// The wording of every compile error. All but `nestingTooDeep` and `functionTooLarge` are the reference's, letter by
/// letter.
struct Diagnostic {
    let text: String

    private init(_ text: String) { self.text = text }

    // Lexer
    static let unterminatedComment = Diagnostic("missing \"*/\" in comment")
    static let errorParsingString = Diagnostic("error parsing the string")
    static let twoDots = Diagnostic("invalid token '..'")
    static let controlCharacter = Diagnostic("unexpected character(control)")
    static let unfinishedString = Diagnostic("unfinished string")
    static let newlineInConstant = Diagnostic("newline in a constant")
    static let hexadecimalExpected = Diagnostic("hexadecimal number expected")
    static let unrecognisedEscape = Diagnostic("unrecognised escaper char")
    static let emptyConstant = Diagnostic("empty constant")
    static let constantTooLong = Diagnostic("constant too long")
    static let invalidOctal = Diagnostic("invalid octal number")
    static let tooManyHexadecimalDigits = Diagnostic("too many digits for an Hex number")
    static let exponentExpected = Diagnostic("exponent expected")

    // Statements and declarations
    static let endOfStatementExpected = Diagnostic("end of statement expected (; or lf)")
    static let breakOutsideLoop = Diagnostic("'break' has to be in a loop block")
    static let continueOutsideLoop = Diagnostic("'continue' has to be in a loop block")
    static let localClassName = Diagnostic("cannot create a class in a local with the syntax(class <local>)")
    static let invalidClassName = Diagnostic("invalid class name")
    static let scalarExpected = Diagnostic("scalar expected : integer,float or string")
    static let numberExpected = Diagnostic("scalar expected : integer,float")
    static let defaultsWithVariadic = Diagnostic(
        "function with default parameters cannot have variable number of parameters")
    static let parameterEndExpected = Diagnostic("expected ')' or ','")

    // Expressions
    static let expressionExpected = Diagnostic("expression expected")
    static let argumentExpected = Diagnostic("expression expected, found ')'")
    static let cannotAssign = Diagnostic("can't assign expression")
    static let cannotCreateLocalSlot = Diagnostic("can't 'create' a local slot")
    static let cannotIncrement = Diagnostic("can't '++' or '--' an expression")
    static let cannotDeleteExpression = Diagnostic("can't delete an expression")
    static let cannotDeleteLocal = Diagnostic("cannot delete an (outer) local")
    static let brokenDereference = Diagnostic(
        "cannot brake deref/or comma needed after [exp]=exp slot declaration")

    // Limits
    static let tooManyLocals = Diagnostic("internal compiler error: too many locals")
    /// Ours: the reference recurses until its stack overflows.
    static let nestingTooDeep = Diagnostic("internal compiler error: nesting too deep")
    /// Ours: a jump or an index of the bytecode cannot reach that far.
    static let functionTooLarge = Diagnostic("internal compiler error: function too large")

    static func expected(_ kind: TokenKind) -> Diagnostic {
        Diagnostic("expected '\(kind.expectedName)'")
    }

    static func invalidConstant(_ enumeration: [UInt8], _ member: [UInt8]) -> Diagnostic {
        let path = [enumeration, member].map { String(decoding: $0, as: UTF8.self) }
        return Diagnostic("invalid constant [\(path[0]).\(path[1])]")
    }
}
