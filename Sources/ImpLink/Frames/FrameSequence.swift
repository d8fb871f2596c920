/// Which frame of which session: the number goes up by one, the epoch from connection to connection.
public struct FrameSequence: Codable, Hashable, Comparable, Sendable {
    public var epoch: UInt32
    public var number: UInt32

    public init(epoch: UInt32, number: UInt32) {
        self.epoch = epoch
        self.number = number
    }

    public init(rawValue: UInt64) {
        self.init(epoch: UInt32(rawValue >> 32), number: UInt32(truncatingIfNeeded: rawValue))
    }

    public var rawValue: UInt64 { UInt64(epoch) << 32 | UInt64(number) }

    /// Before all others.
    public static let none = FrameSequence(epoch: 0, number: 0)

    public static func < (a: FrameSequence, b: FrameSequence) -> Bool { a.rawValue < b.rawValue }
}

extension FrameSequence: CustomStringConvertible {
    public var description: String { "\(epoch).\(number)" }
}
