/// The version of a device's operating system.
public struct SoftwareVersion: Codable, Equatable, Sendable {
    /// `36.14`
    public var release: String

    public init(release: String) { self.release = release }

    public static let current = SoftwareVersion(release: "36.14")

    /// As programs take it apart: a hash of seven digits, the release, a date and the kind of build. Hash and date are
    /// ours.
    public var version: String { "0a1b2c3 - release-\(release) - Mon Jan  1 00:00:00 2018 - production" }

    /// The vendor's documentation shows this one.
    static let bootROM = "d3992ca - release-35.7 - Tue Jan 31 11:51:49 2017 - production"
}

/// What stands for an operating system in the flash: its name, and so many bytes as it might have.
extension SoftwareVersion {
    private static let mark = Array("impOS ".utf8)
    private static let imageBytes = 4_096

    public var image: [UInt8] {
        let head = SoftwareVersion.mark + Array(release.utf8) + [0]
        return head + [UInt8](repeating: 0x5A, count: max(0, SoftwareVersion.imageBytes - head.count))
    }

    /// Nil for an image of something else.
    public init?(image: [UInt8]?) {
        guard let image, image.starts(with: SoftwareVersion.mark) else { return nil }
        let name = image.dropFirst(SoftwareVersion.mark.count).prefix { $0 != 0 }
        self.init(release: String(decoding: name, as: UTF8.self))
    }
}
