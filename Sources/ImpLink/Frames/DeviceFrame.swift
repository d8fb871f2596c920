public import ImpRuntime

/// What a device says to its server.
public enum DeviceFrame: Codable, Equatable, Sendable {
    case hello(DeviceHello)
    case ping
    case pong
    case end(EndNotice)
    /// Of `agent.send`.
    case message(LinkMessage)
    case log(LogLine)
    /// The black-box record: at most `LinkFigures.telemetry` bytes, once a session.
    case telemetry(ByteString)
    case sleep(SleepNotice)
    /// The device will disconnect now.
    case leave
    case imageWanted(ImageRequest)
    /// Everything before this byte of the image that comes is in flash.
    case imageStored(upTo: UInt32)
    case shutdownAnswer(ShutdownAnswer)
    case bless(passed: Bool)
    case factoryTokenWanted
}

extension DeviceFrame: LinkFrame {
    enum Kind: UInt8, CaseIterable {
        case hello = 1
        case ping, pong, end, message, log, telemetry, sleep, leave, imageWanted, imageStored, shutdownAnswer, bless,
            factoryTokenWanted

        var longestBody: Int {
            switch self {
            case .hello: 1_024
            case .ping, .pong, .leave, .factoryTokenWanted: 0
            case .end: LinkFigures.longestEnd
            case .message: LinkFigures.longestMessage + 2
            case .log: LinkFigures.longestLog
            case .telemetry: LinkFigures.telemetry
            case .sleep: 10
            case .imageWanted: 37
            case .imageStored: 4
            case .shutdownAnswer, .bless: 1
            }
        }
    }

    var kind: Kind {
        switch self {
        case .hello: .hello
        case .ping: .ping
        case .pong: .pong
        case .end: .end
        case .message: .message
        case .log: .log
        case .telemetry: .telemetry
        case .sleep: .sleep
        case .leave: .leave
        case .imageWanted: .imageWanted
        case .imageStored: .imageStored
        case .shutdownAnswer: .shutdownAnswer
        case .bless: .bless
        case .factoryTokenWanted: .factoryTokenWanted
        }
    }

    public static var greeting: UInt8 { Kind.hello.rawValue }
    public var type: UInt8 { kind.rawValue }
    public static func longestBody(of type: UInt8) -> Int? { Kind(rawValue: type)?.longestBody }

    public init(type: UInt8, from reader: inout FieldReader) throws(FrameError) {
        guard let kind = Kind(rawValue: type) else { throw .unknownType(type) }
        switch kind {
        case .hello: self = .hello(try DeviceHello(from: &reader))
        case .ping: self = .ping
        case .pong: self = .pong
        case .end: self = .end(try EndNotice(from: &reader))
        case .message: self = .message(try LinkMessage(from: &reader))
        case .log: self = .log(try LogLine(from: &reader))
        case .telemetry: self = .telemetry(ByteString(reader.takeRest()))
        case .sleep: self = .sleep(try SleepNotice(from: &reader))
        case .leave: self = .leave
        case .imageWanted: self = .imageWanted(try ImageRequest(from: &reader))
        case .imageStored: self = .imageStored(upTo: try reader.number())
        case .shutdownAnswer: self = .shutdownAnswer(try reader.choice("answer"))
        case .bless: self = .bless(passed: try reader.flag("passed"))
        case .factoryTokenWanted: self = .factoryTokenWanted
        }
    }

    public func writeBody(to writer: inout FieldWriter) {
        switch self {
        case .hello(let hello): writer.field(hello)
        case .end(let notice): writer.field(notice)
        case .message(let message): writer.field(message)
        case .log(let line): writer.field(line)
        case .telemetry(let record): writer.raw(record.bytes)
        case .sleep(let notice): writer.field(notice)
        case .imageWanted(let request): writer.field(request)
        case .imageStored(let end): writer.number(end)
        case .shutdownAnswer(let answer): writer.number(answer.rawValue)
        case .bless(let passed): writer.flag(passed)
        case .ping, .pong, .leave, .factoryTokenWanted: break
        }
    }
}
