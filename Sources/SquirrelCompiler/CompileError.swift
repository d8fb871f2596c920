/// Why a source text is no program, and where. Compilation stops at the first error.
public struct CompileError: Error, Equatable, Sendable {
    /// The text as the reference words it.
    public var message: String
    public var line: Int32
    /// Position behind the offending token, counted as the reference does: from 0 on the first line, else from 1.
    public var column: Int32
    /// Name of the source file, which `#line` may have changed.
    public var source: [UInt8]

    public init(message: String, line: Int32, column: Int32, source: [UInt8]) {
        self.message = message
        self.line = line
        self.column = column
        self.source = source
    }
}

extension CompileError: CustomStringConvertible {
    /// The line the reference's default handler prints.
    public var description: String {
        "\(String(decoding: source, as: UTF8.self)) line = (\(line)) column = (\(column)) : error \(message)"
    }
}
