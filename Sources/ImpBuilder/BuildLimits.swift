/// What a build may use. Sources come from anywhere; no source makes a build endless or fills the memory.
public struct BuildLimits: Sendable {
    /// How deep files, macros, conditions and loops may nest: `Maximum execution depth reached`.
    public var depth = 256
    /// How deep expressions may nest, over all files and macros that are being built.
    public var expressionDepth = 1_000
    /// How many steps a build may take: instructions, parts of expressions, and each 64 bytes of text that is made.
    public var steps = 10_000_000
    /// How long the text may become, in bytes.
    public var outputBytes = 64 << 20
    /// How long a string in an expression may become, in bytes.
    public var valueBytes = 16 << 20

    public init() {}
}
