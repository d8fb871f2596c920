import ImpLink
import ImpOS
public import ImpRuntime

/// What the server wants the device to have stored.
public struct DeployedImages: Codable, Sendable {
    /// A compiled program, as the device stores it.
    public private(set) var program: ByteString
    private var programHash: ImageHash
    /// An operating system to be installed; nil: whatever the device has is right.
    public private(set) var system: System?

    public struct System: Codable, Sendable {
        /// `36.15`
        public var release: String
        public var image: ByteString
        var hash: ImageHash
    }

    public init(program: [UInt8]) {
        self.program = ByteString(program)
        programHash = ImageHash(of: program)
    }

    public mutating func deploy(program new: [UInt8]) {
        program = ByteString(new)
        programHash = ImageHash(of: new)
    }

    public mutating func deploy(system release: String, image: [UInt8]) {
        system = System(release: release, image: ByteString(image), hash: ImageHash(of: image))
    }

    /// Whether the device has to change something, and what.
    ///
    /// - Parameter space: bytes that the device has for a program.
    func deployment(for hello: DeviceHello, space: Int) -> Deployment {
        Deployment(program: program(for: hello.program, space), system: system(for: hello.softwareVersion))
    }

    private func program(for stored: ImageHash?, _ space: Int) -> Deployment.Program {
        if stored == programHash { return .current }
        if program.bytes.count > space { return .outOfSpace(used: UInt16(clamping: share(of: space))) }
        return .replace(hash: programHash, size: UInt32(program.bytes.count))
    }

    private func system(for version: String) -> Deployment.System? {
        guard let system, !version.contains("release-\(system.release) ") else { return nil }
        return Deployment.System(
            version: system.release, hash: system.hash, size: UInt32(system.image.bytes.count))
    }

    /// Hundredths of a percent that the program takes of so much space.
    func share(of space: Int) -> Int { program.bytes.count * 10_000 / max(1, space) }

    func bytes(of image: ImageID) -> ByteString? {
        if image == ImageID(kind: .program, hash: programHash) { return program }
        if let system, image == ImageID(kind: .system, hash: system.hash) { return system.image }
        return nil
    }
}
