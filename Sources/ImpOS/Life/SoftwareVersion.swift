/// The version of a device's operating system.
public struct SoftwareVersion: Codable, Equatable, Sendable {
    /// `36.14`
    public var release: String
    /// A hash of seven digits. What it is without being said is ours, as the date is.
    public var commit = "0a1b2c3"
    /// `Mon Jan  1 00:00:00 2018`
    public var date = "Mon Jan  1 00:00:00 2018"

    public init(release: String) { self.release = release }

    public static let current = SoftwareVersion(release: "36.14")

    /// As programs take it apart: commit, release, date and the kind of build.
    public var version: String { "\(commit) - release-\(release) - \(date) - production" }

    /// The vendor's documentation shows this one.
    static let bootROM = "d3992ca - release-35.7 - Tue Jan 31 11:51:49 2017 - production"
}

/// What stands for an operating system in the flash: its name in three parts, and so many bytes as it might have.
extension SoftwareVersion {
    private static let mark = Array("impOS ".utf8)
    private static let imageBytes = 4_096

    public var image: [UInt8] {
        let head = [release, commit, date].reduce(SoftwareVersion.mark) { $0 + Array($1.utf8) + [0] }
        return head + [UInt8](repeating: 0x5A, count: max(0, SoftwareVersion.imageBytes - head.count))
    }

    /// Nil for an image of something else.
    public init?(image: [UInt8]?) {
        guard let image, image.starts(with: SoftwareVersion.mark) else { return nil }
        let parts = image.dropFirst(SoftwareVersion.mark.count).split(
            separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let texts = parts.prefix(3).map { String(decoding: $0, as: UTF8.self) }
        (release, commit, date) = (texts[0], texts[1], texts[2])
    }
}
