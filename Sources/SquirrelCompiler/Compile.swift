public import SquirrelVM

/// What may differ between dialects of the language.
public struct CompileOptions: Sendable {
    /// The body of a program can name its arguments `vargv`, as in the reference.
    public var bindsTopLevelVargv: Bool

    public init(bindsTopLevelVargv: Bool = true) {
        self.bindsTopLevelVargv = bindsTopLevelVargv
    }
}

/// Compiles a Squirrel 3.0.4 source text.
///
/// - Parameters:
///   - source: the text; it ends at its first NUL byte, and a UTF-8 byte order mark before it is skipped.
///   - name: what error messages and traces call the source; `#line N "file"` inside the text may change it.
///   - constants: the machine's constants. Those that the text declares are added, also when an error is thrown.
/// - Throws: the first error, worded and placed as the reference does.
public func compile(
    _ source: [UInt8], name: String, options: CompileOptions = CompileOptions(), constants: inout ConstantTable
) throws(CompileError) -> Program {
    let tree = try parse(source, name: name, options: options, constants: &constants)
    return try generate(tree)
}

/// Compiles a text that shares no constants with others.
public func compile(
    _ source: [UInt8], name: String, options: CompileOptions = CompileOptions()
) throws(CompileError) -> Program {
    var constants = ConstantTable()
    return try compile(source, name: name, options: options, constants: &constants)
}

func parse(
    _ source: [UInt8], name: String, options: CompileOptions = CompileOptions(), constants: inout ConstantTable
) throws(CompileError) -> ParsedProgram {
    try source.withUnsafeBufferPointer { (bytes) throws(CompileError) in
        var parser = Parser(bytes, name: Array(name.utf8), constants: constants)
        defer { constants = parser.constants }
        return try parser.program(options)
    }
}
