public import ImpRuntime

/// Why a session ends; other values than those named mean another reason.
public struct EndReason: RawRepresentable, Codable, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let protocolError = EndReason(rawValue: 1)
    public static let unknownFrame = EndReason(rawValue: 2)
    public static let newerConnection = EndReason(rawValue: 3)
    public static let staleEpoch = EndReason(rawValue: 4)
    public static let notEnrolled = EndReason(rawValue: 5)
    public static let wrongVersion = EndReason(rawValue: 6)
    public static let noAnswer = EndReason(rawValue: 7)
    public static let shuttingDown = EndReason(rawValue: 8)
    public static let numbersUsedUp = EndReason(rawValue: 9)
}

/// The last frame of a session.
public struct EndNotice: Codable, Equatable, Sendable {
    public var reason: EndReason
    /// With `staleEpoch`: the newest that the server has seen; the next one will do. Else 0.
    public var newestEpoch: UInt32
    /// For people.
    public var text: String

    public init(_ reason: EndReason, newestEpoch: UInt32 = 0, text: String = "") {
        self.reason = reason
        self.newestEpoch = newestEpoch
        self.text = text
    }
}

/// A line for the log.
public struct LogLine: Codable, Equatable, Sendable {
    public var kind: ScriptLine.Kind
    public var text: String
    /// The latest exception before it.
    public var trace: ThrowTrace?

    public init(kind: ScriptLine.Kind, text: String, trace: ThrowTrace? = nil) {
        self.kind = kind
        self.text = text
        self.trace = trace
    }
}

/// The device says that it will be away on purpose.
public struct SleepNotice: Codable, Equatable, Sendable {
    public enum Kind: UInt8, Codable, Sendable {
        case deepSleep = 0
        /// Between two attempts to connect.
        case snooze = 1
        /// It works on without a connection.
        case offline = 2
    }

    public enum Length: Codable, Equatable, Sendable {
        case seconds(UInt32)
        case until(WallTime)
    }

    public var kind: Kind
    public var length: Length

    public init(kind: Kind, length: Length) {
        self.kind = kind
        self.length = length
    }
}

extension EndNotice: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        reason = EndReason(rawValue: try reader.number())
        newestEpoch = try reader.number()
        text = try reader.text("text")
    }

    func write(to writer: inout FieldWriter) {
        writer.number(reason.rawValue)
        writer.number(newestEpoch)
        writer.text(text)
    }
}

extension LogLine: FrameField {
    private static let kinds: [ScriptLine.Kind] = [.log, .error, .note, .exitCode]

    init(from reader: inout FieldReader) throws(FrameError) {
        let number = Int(try reader.number(UInt8.self))
        guard number < LogLine.kinds.count else { throw reader.outOfRange("kind") }
        kind = LogLine.kinds[number]
        text = try reader.longText("text")
        trace = try reader.optional("trace")
    }

    func write(to writer: inout FieldWriter) {
        writer.number(UInt8(LogLine.kinds.firstIndex(of: kind) ?? 0))
        writer.longText(text)
        writer.optional(trace)
    }
}

extension ThrowTrace: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        self.init(message: try reader.text("message"), frames: [])
        for _ in 0..<(try reader.number(UInt8.self)) { frames.append(try reader.text("frame")) }
    }

    /// The innermost 255 frames.
    func write(to writer: inout FieldWriter) {
        writer.text(message)
        writer.number(UInt8(clamping: frames.count))
        for frame in frames.prefix(255) { writer.text(frame) }
    }
}

extension SleepNotice: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        kind = try reader.choice("kind")
        length = try reader.flag("form") ? .until(try reader.time()) : .seconds(try reader.number())
    }

    func write(to writer: inout FieldWriter) {
        writer.number(kind.rawValue)
        switch length {
        case .seconds(let count):
            writer.flag(false)
            writer.number(count)
        case .until(let time):
            writer.flag(true)
            writer.time(time)
        }
    }
}

extension LinkMessage: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        name = ByteString(try reader.counted())
        data = try reader.value(reader.takeRest(), "data")
    }

    func write(to writer: inout FieldWriter) {
        writer.counted(name.bytes)
        writer.raw(data.encoded())
    }
}
