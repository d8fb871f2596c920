public import ImpRuntime

/// What both ends must have for it to be used.
public struct LinkFeatures: OptionSet, Codable, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Log lines carry the exception before them.
    public static let traces = LinkFeatures(rawValue: 1)
}

/// A device's first frame: who it is, and in what state it comes.
public struct DeviceHello: Codable, Equatable, Sendable {
    /// What the operating system reports after it had to reset the module.
    public struct Crash: Codable, Equatable, Sendable {
        public var code: Int32
        public var text: String

        public init(code: Int32, text: String) {
            self.code = code
            self.text = text
        }
    }

    /// What BlinkUp, or a program, gave the device to enrol with.
    public struct Enrolment: Codable, Equatable, Sendable {
        public var planID: String
        public var token: String

        public init(planID: String, token: String) {
            self.planID = planID
            self.token = token
        }
    }

    public var version = LinkFigures.version
    public var features = LinkFeatures.traces
    /// Of the session before, of what the server sent.
    public var lastSeen = FrameSequence.none
    public var deviceID: String
    public var module: Module
    public var softwareVersion: String
    public var bootROMVersion: String
    /// A value of `hardware.wakereason()`.
    public var wakeReason: UInt8 = 0
    /// Of the stored program.
    public var program: ImageHash?
    /// Hundredths of a percent.
    public var storageUsed: UInt16 = 0
    public var crash: Crash?
    public var enrolment: Enrolment?

    public init(deviceID: String, module: Module, softwareVersion: String, bootROMVersion: String) {
        self.deviceID = deviceID
        self.module = module
        self.softwareVersion = softwareVersion
        self.bootROMVersion = bootROMVersion
    }
}

extension DeviceHello: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        version = try reader.number()
        features = LinkFeatures(rawValue: try reader.number())
        lastSeen = FrameSequence(rawValue: try reader.number())
        deviceID = try reader.text("device id")
        module = try Module(from: &reader)
        softwareVersion = try reader.text("software version")
        bootROMVersion = try reader.text("boot-ROM version")
        wakeReason = try reader.number()
        program = try reader.optional("program")
        storageUsed = try reader.number()
        crash = try reader.optional("crash")
        enrolment = try reader.optional("enrolment")
    }

    func write(to writer: inout FieldWriter) {
        writer.number(version)
        writer.number(features.rawValue)
        writer.number(lastSeen.rawValue)
        writer.text(deviceID)
        writer.field(module)
        writer.text(softwareVersion)
        writer.text(bootROMVersion)
        writer.number(wakeReason)
        writer.optional(program)
        writer.number(storageUsed)
        writer.optional(crash)
        writer.optional(enrolment)
    }
}

extension DeviceHello.Crash: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        code = try reader.number()
        text = try reader.text("crash")
    }

    func write(to writer: inout FieldWriter) {
        writer.number(code)
        writer.text(text)
    }
}

extension DeviceHello.Enrolment: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        planID = try reader.text("plan id")
        token = try reader.text("token")
    }

    func write(to writer: inout FieldWriter) {
        writer.text(planID)
        writer.text(token)
    }
}

extension Module: FrameField {
    /// By their numbers in the protocol, from 1.
    private static let numbered: [Module] = [.imp001, .imp002, .imp003, .imp004m, .imp005]

    init(from reader: inout FieldReader) throws(FrameError) {
        let number = Int(try reader.number(UInt8.self))
        guard (1...Module.numbered.count).contains(number) else { throw reader.outOfRange("module") }
        self = Module.numbered[number - 1]
    }

    func write(to writer: inout FieldWriter) {
        writer.number(UInt8((Module.numbered.firstIndex(of: self) ?? 0) + 1))
    }
}
