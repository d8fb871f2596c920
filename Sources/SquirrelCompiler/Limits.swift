/// Bounds that a source text may hit.
enum Limits {
    /// Registers of a function: `this`, parameters, locals and temporaries. The reference allows 256, the bytecode one
    /// less.
    static let registers = 255
    /// How deep constructs may nest: each parenthesis, bracket, block, function body, prefix operator and operator that
    /// waits for its right side counts. Parser and generator recurse this deep at most, which fits a stack of 512 KB.
    static let nesting = 200
}
