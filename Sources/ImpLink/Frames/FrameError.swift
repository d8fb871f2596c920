/// Why bytes are no frame, or a frame is not accepted. Any of them ends the session.
public enum FrameError: Error, Codable, Equatable, Sendable {
    /// No type of this direction, and not optional.
    case unknownType(UInt8)
    case unknownFlags(UInt8)
    case bodyTooLong(type: UInt8, length: Int)
    /// The body ends within a field.
    case cutShort(type: UInt8)
    case leftOver(type: UInt8)
    case valueOutOfRange(type: UInt8, field: String)
    /// Seen before, too early, or of another session.
    case wrongSequence(FrameSequence, expected: FrameSequence)
    /// Not in this state of the session.
    case unexpected(type: UInt8)
}

extension FrameError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownType(let type): "unknown type \(type)"
        case .unknownFlags(let flags): "unknown flags \(flags)"
        case .bodyTooLong(let type, let length): "\(length) bytes are too long for type \(type)"
        case .cutShort(let type): "type \(type) ends within a field"
        case .leftOver(let type): "type \(type) has bytes left over"
        case .valueOutOfRange(let type, let field): "type \(type): \(field) is out of range"
        case .wrongSequence(let sequence, let expected): "frame \(sequence) where \(expected) is due"
        case .unexpected(let type): "type \(type) is not due"
        }
    }
}
