/// Where a build gets its sources. The builder itself does no input or output.
///
/// Each method answers the bytes of a file, or throws why there are none; the message stands in front of the place of
/// the `@include`.
public protocol SourceReader: Sendable {
    /// A local file, by an absolute path; nil if there is none.
    func local(_ path: String) throws(SourceError) -> [UInt8]?

    /// A file on GitHub.
    func gitHub(_ reference: GitHubReference) throws(SourceError) -> [UInt8]

    /// The folder of the git repository that a local path lies in, for `git-local:`.
    func gitRepository(containing path: String) throws(SourceError) -> String

    /// A file of a commit in a local git repository; `path` is relative to `repository`. Without a ref: of its head.
    func git(repository: String, path: String, ref: String?) throws(SourceError) -> [UInt8]

    /// A file at an `http:` or `https:` URL. A reader that has no network need not have this.
    func web(_ url: String) throws(SourceError) -> [UInt8]
}

extension SourceReader {
    public func web(_ url: String) throws(SourceError) -> [UInt8] {
        throw .noNetwork(url)
    }
}

/// Why a source could not be read.
public struct SourceError: Error, Sendable, Equatable {
    public let message: String
    /// What to do about it.
    public let advice: String?

    public init(_ message: String, advice: String? = nil) {
        self.message = message
        self.advice = advice
    }
}

extension SourceError {
    static func noNetwork(_ url: String) -> SourceError {
        SourceError(
            "Failed to fetch url \"\(url)\": there is no network access",
            advice: "Save the file beside the program and include it by its path.")
    }
}
