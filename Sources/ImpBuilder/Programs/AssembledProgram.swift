/// A program in one text, ready for the compiler.
public struct AssembledProgram: Sendable {
    /// With `#line` wherever a line does not follow the line before it; a program of one file that requires nothing is
    /// that file, byte for byte.
    public let text: [UInt8]
    /// Where the lines of `text` come from.
    public let map: SourceMap
    /// What it requires, in order.
    public let libraries: [Library]
    public let warnings: [BuildWarning]
}
