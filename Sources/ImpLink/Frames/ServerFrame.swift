public import ImpRuntime

/// What a server says to a device.
public enum ServerFrame: Codable, Equatable, Sendable {
    case welcome(Welcome)
    case ping
    /// With the server's time; a device sets its clock by it.
    case pong(WallTime)
    case end(EndNotice)
    /// Of `device.send`.
    case message(LinkMessage)
    case imageBegins(ImageHeader)
    case imageChunk(ImageChunk)
    case imageUnavailable(ImageID)
    case restart(RestartDemand)
    case blessingAnswer(BlessingAnswer)
    case factoryToken(FactoryToken)
}

extension ServerFrame: LinkFrame {
    enum Kind: UInt8, CaseIterable {
        case welcome = 129
        case ping, pong, end, message, imageBegins, imageChunk, imageUnavailable, restart, blessingAnswer, factoryToken

        var longestBody: Int {
            switch self {
            case .welcome: 2_048
            case .ping: 0
            case .pong: 8
            case .end, .factoryToken: LinkFigures.longestEnd
            case .message: LinkFigures.longestMessage + 2
            case .imageBegins: 41
            case .imageChunk: LinkFigures.chunk + 4
            case .imageUnavailable: 33
            case .restart: 256
            case .blessingAnswer: 2
            }
        }
    }

    var kind: Kind {
        switch self {
        case .welcome: .welcome
        case .ping: .ping
        case .pong: .pong
        case .end: .end
        case .message: .message
        case .imageBegins: .imageBegins
        case .imageChunk: .imageChunk
        case .imageUnavailable: .imageUnavailable
        case .restart: .restart
        case .blessingAnswer: .blessingAnswer
        case .factoryToken: .factoryToken
        }
    }

    public static var greeting: UInt8 { Kind.welcome.rawValue }
    public var type: UInt8 { kind.rawValue }
    public static func longestBody(of type: UInt8) -> Int? { Kind(rawValue: type)?.longestBody }

    public init(type: UInt8, from reader: inout FieldReader) throws(FrameError) {
        guard let kind = Kind(rawValue: type) else { throw .unknownType(type) }
        switch kind {
        case .welcome: self = .welcome(try Welcome(from: &reader))
        case .ping: self = .ping
        case .pong: self = .pong(try reader.time())
        case .end: self = .end(try EndNotice(from: &reader))
        case .message: self = .message(try LinkMessage(from: &reader))
        case .imageBegins: self = .imageBegins(try ImageHeader(from: &reader))
        case .imageChunk: self = .imageChunk(try ImageChunk(from: &reader))
        case .imageUnavailable: self = .imageUnavailable(try ImageID(from: &reader))
        case .restart: self = .restart(try RestartDemand(from: &reader))
        case .blessingAnswer: self = .blessingAnswer(try BlessingAnswer(from: &reader))
        case .factoryToken: self = .factoryToken(try FactoryToken(from: &reader))
        }
    }

    public func writeBody(to writer: inout FieldWriter) {
        switch self {
        case .welcome(let welcome): writer.field(welcome)
        case .ping: break
        case .pong(let time): writer.time(time)
        case .end(let notice): writer.field(notice)
        case .message(let message): writer.field(message)
        case .imageBegins(let header): writer.field(header)
        case .imageChunk(let chunk): writer.field(chunk)
        case .imageUnavailable(let image): writer.field(image)
        case .restart(let demand): writer.field(demand)
        case .blessingAnswer(let answer): writer.field(answer)
        case .factoryToken(let token): writer.field(token)
        }
    }
}
