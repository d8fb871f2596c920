import Testing

/// A program that wants to hurt its host, and how it must end.
struct Attack: Sendable, CustomTestStringConvertible {
    enum End: Sendable, Equatable {
        /// It is refused with this text in the message.
        case refused(String)
        /// An error with this text in the report.
        case error(String)
        /// It runs to its end, which is harmless.
        case finished
        case outOfMemory
        /// It goes on until its budget is spent.
        case budgetSpent
    }

    let name: String
    let ends: End
    /// Heap that the program may use.
    let heapBytes: UInt32
    /// Made when it is needed: some are long.
    let source: @Sendable () -> String

    init(
        _ name: String, _ ends: End, heapBytes: UInt32 = 24 << 20,
        _ source: @autoclosure @escaping @Sendable () -> String
    ) {
        self.name = name
        self.ends = ends
        self.heapBytes = heapBytes
        self.source = source
    }

    static let all = onTheCompiler + onTheStack + onMemory + byChains + withoutEnd + onCollections + onText

    /// Attacks of all kinds, as many as there is time for.
    static let chosen = stride(from: 0, to: all.count, by: Extent.attackStride).map { all[$0] }

    var testDescription: String { name }
}
