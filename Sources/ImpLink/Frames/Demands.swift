/// The server wants the device to start anew.
public struct RestartDemand: Codable, Equatable, Sendable {
    public enum Cause: UInt8, Codable, Sendable {
        case newProgram = 1
        case newSystem = 2
        case other = 3
        case groupChanged = 4
    }

    public var cause: Cause
    /// The program is not asked.
    public var isForced: Bool
    public var deployment: Deployment

    public init(cause: Cause, isForced: Bool = false, deployment: Deployment) {
        self.cause = cause
        self.isForced = isForced
        self.deployment = deployment
    }

    /// Whether a shutdown handler of the program is run first.
    public var asksProgram: Bool { !isForced && cause != .groupChanged }
}

public enum ShutdownAnswer: UInt8, Codable, Sendable {
    case restartsNow = 0
    /// It has a shutdown handler.
    case programDecides = 1
}

public struct BlessingAnswer: Codable, Equatable, Sendable {
    public var isAccepted: Bool
    /// The group's program follows at once, and the device restarts into it.
    public var restarts: Bool

    public init(isAccepted: Bool, restarts: Bool) {
        self.isAccepted = isAccepted
        self.restarts = restarts
    }
}

/// What a factory's fixture is to pass on by BlinkUp.
public enum FactoryToken: Codable, Equatable, Sendable {
    case granted(DeviceHello.Enrolment)
    /// Why not.
    case refused(String)
}

extension RestartDemand: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        cause = try reader.choice("cause")
        isForced = try reader.flag("forced")
        deployment = try Deployment(from: &reader)
    }

    func write(to writer: inout FieldWriter) {
        writer.number(cause.rawValue)
        writer.flag(isForced)
        writer.field(deployment)
    }
}

extension BlessingAnswer: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        isAccepted = try reader.flag("accepted")
        restarts = try reader.flag("restarts")
    }

    func write(to writer: inout FieldWriter) {
        writer.flag(isAccepted)
        writer.flag(restarts)
    }
}

extension FactoryToken: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        self =
            try reader.flag("granted")
            ? .granted(try DeviceHello.Enrolment(from: &reader)) : .refused(try reader.text("reason"))
    }

    func write(to writer: inout FieldWriter) {
        switch self {
        case .granted(let enrolment):
            writer.flag(true)
            writer.field(enrolment)
        case .refused(let reason):
            writer.flag(false)
            writer.text(reason)
        }
    }
}
