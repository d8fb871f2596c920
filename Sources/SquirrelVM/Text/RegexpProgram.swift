/// One node of a compiled regular expression. All references are node numbers, so a program may be moved and saved
/// as bytes.
struct RegexpNode {
    /// A `RegexpKind` constant, or 0...255: this byte.
    var kind: UInt32
    /// First node of a group, set or left branch; operand of a repetition; letter of a class or word boundary; low
    /// end of a range.
    var left: UInt32 = none
    /// First node of the right branch; number of a capturing group; minimum << 16 | maximum of a repetition; high end
    /// of a range.
    var right: UInt32 = none
    /// What follows in the same sequence or set.
    var next: UInt32 = none

    /// No node, no number, no position.
    static let none = UInt32.max
}

/// Values of `RegexpNode.kind` above those of bytes.
struct RegexpKind {
    /// `* + ? {n,m}`
    static let repetition: UInt32 = 256
    /// `|`
    static let alternative: UInt32 = 257
    /// `( )`, and the whole expression as group 0
    static let capturingGroup: UInt32 = 258
    /// `(?: )`
    static let group: UInt32 = 259
    /// `.`
    static let any: UInt32 = 260
    /// `\d \w \s …`
    static let byteClass: UInt32 = 261
    /// `[ ]`
    static let set: UInt32 = 262
    /// `[^ ]`
    static let negatedSet: UInt32 = 263
    /// `a-z` in a set
    static let range: UInt32 = 264
    /// `^`
    static let begin: UInt32 = 265
    /// `$`
    static let end: UInt32 = 266
    /// `\b \B`
    static let wordBoundary: UInt32 = 267
    /// Matches nothing: what a reference to a node that does not exist reads as.
    static let never: UInt32 = 268
}

/// A compiled regular expression: nodes that the caller owns, node 0 the group that is the whole.
struct RegexpProgram {
    private let nodes: UnsafePointer<RegexpNode>
    let nodeCount: Int
    /// Capturing groups, the whole expression included.
    let groupCount: Int

    /// `nodes` may hold anything: whatever they say, a match stays within `nodeCount` nodes, its subject and its state.
    init(_ nodes: UnsafePointer<RegexpNode>, nodeCount: Int, groupCount: Int) {
        self.nodes = nodes
        self.nodeCount = nodeCount
        self.groupCount = groupCount
    }

    @inline(__always)
    subscript(_ number: UInt32) -> RegexpNode {
        let index = Int(truncatingIfNeeded: number)
        guard index >= 0, index < nodeCount else { return RegexpNode(kind: RegexpKind.never) }
        return nodes[index]
    }
}
