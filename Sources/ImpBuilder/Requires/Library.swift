/// A library that was found.
public struct Library: Sendable {
    /// As its file is called.
    public let name: String
    /// With three numbers or more.
    public let version: String
    public let content: [UInt8]
    /// A file, a repository with its tag, or `github:owner/name@tag`.
    public let origin: String
    /// Whether the version is not certain: neither the file's name nor a tag tells it.
    public let isUnversioned: Bool
}
