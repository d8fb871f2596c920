/// What a device is to run.
public struct Deployment: Codable, Equatable, Sendable {
    public enum Program: Codable, Equatable, Sendable {
        /// Nothing is deployed.
        case none
        /// The device has it already.
        case current
        case replace(hash: ImageHash, size: UInt32)
        /// It would use more than there is; hundredths of a percent.
        case outOfSpace(used: UInt16)
    }

    /// Another operating system.
    public struct System: Codable, Equatable, Sendable {
        public var version: String
        public var hash: ImageHash
        public var size: UInt32

        public init(version: String, hash: ImageHash, size: UInt32) {
            self.version = version
            self.hash = hash
            self.size = size
        }
    }

    public var program: Program
    /// To be installed instead of the present one.
    public var system: System?

    public init(program: Program, system: System? = nil) {
        self.program = program
        self.system = system
    }
}

extension Deployment: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        program = try Program(from: &reader)
        system = try reader.optional("system")
    }

    func write(to writer: inout FieldWriter) {
        writer.field(program)
        writer.optional(system)
    }
}

extension Deployment.Program: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        switch try reader.number(UInt8.self) {
        case 0: self = .none
        case 1: self = .current
        case 2: self = .replace(hash: try ImageHash(from: &reader), size: try reader.number())
        case 3: self = .outOfSpace(used: try reader.number())
        default: throw reader.outOfRange("program")
        }
    }

    func write(to writer: inout FieldWriter) {
        switch self {
        case .none: writer.number(UInt8(0))
        case .current: writer.number(UInt8(1))
        case .replace(let hash, let size):
            writer.number(UInt8(2))
            writer.field(hash)
            writer.number(size)
        case .outOfSpace(let used):
            writer.number(UInt8(3))
            writer.number(used)
        }
    }
}

extension Deployment.System: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        version = try reader.text("version")
        hash = try ImageHash(from: &reader)
        size = try reader.number()
    }

    func write(to writer: inout FieldWriter) {
        writer.text(version)
        writer.field(hash)
        writer.number(size)
    }
}
