/// How a session came to its end.
public enum SessionEnd: Codable, Equatable, Sendable {
    /// This side took leave.
    case left
    case byPeer(EndNotice)
    /// The peer did not keep to the protocol.
    case violated(FrameError)
    /// Nothing came from the peer for too long.
    case silence
    /// The stream broke off.
    case streamLost
    case wrongVersion(UInt16)
    case numbersUsedUp

    /// What the peer is told; nil when it need not, or cannot, be told.
    var notice: EndNotice? {
        switch self {
        case .left, .byPeer, .streamLost: nil
        case .violated(.unknownType(let type)): EndNotice(.unknownFrame, text: "unknown type \(type)")
        case .violated(let error): EndNotice(.protocolError, text: error.description)
        case .silence: EndNotice(.noAnswer)
        case .wrongVersion(let version): EndNotice(.wrongVersion, text: "version \(version)")
        case .numbersUsedUp: EndNotice(.numbersUsedUp)
        }
    }
}

/// Why a frame was not sent; the session goes on as before.
public enum SendRefusal: Codable, Equatable, Sendable {
    /// Not in this state, or not now.
    case notDue
    /// More than so many bytes in the frame's body.
    case tooLong(limit: Int)
}
