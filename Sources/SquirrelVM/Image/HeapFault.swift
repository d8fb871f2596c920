/// What is wrong with a machine's block, and where.
public struct HeapFault: Error, Equatable, Sendable {
    /// Bytes from the start of the block.
    public var offset: Offset
}
