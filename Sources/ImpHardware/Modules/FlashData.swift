/// The flash in which the operating system keeps its configuration, the program and itself.
public struct FlashData: Equatable, Sendable {
    public var kind: FlashKind
    /// Bytes that the operating system has of it.
    public var size: Figure<Int>
    /// Bytes that are erased together.
    public var sector: Figure<Int>
    /// Bytes that are programmed together.
    public var programUnit: Figure<Int>
    /// Erases that each sector is rated for.
    public var endurance: Figure<Int>

    public init(
        kind: FlashKind, size: Figure<Int>, sector: Figure<Int>, programUnit: Figure<Int>, endurance: Figure<Int>
    ) {
        (self.kind, self.size, self.sector) = (kind, size, sector)
        (self.programUnit, self.endurance) = (programUnit, endurance)
    }
}

public enum FlashKind: String, CaseIterable, Codable, Sendable {
    /// In the processor.
    case `internal`
    /// A chip beside it.
    case spi
}
