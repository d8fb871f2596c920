public import ImpRuntime

/// What is tested, and how: the content of a project file, or what holds without one.
public struct TestProject: Equatable, Sendable {
    /// The folder of the project: paths are relative to it, and external commands run in it.
    public var folder: String
    /// The project file that was read; nil without one.
    public var file: String?
    /// Glob patterns; see `Glob`.
    public var patterns = TestProject.defaultPatterns
    /// The agent's program under test.
    public var agentFile: String?
    /// The device's program under test.
    public var deviceFile: String?
    /// What a test method may take at most, in seconds.
    public var timeout: Double = 30
    /// Ends the session and the whole run at the first failure.
    public var stopsOnFailure = false
    /// Whether a session goes on when the device disconnects.
    public var allowsDisconnect = false
    /// Builder's variables.
    public var variables: [String: String] = [:]
    /// The module that the tests run on.
    public var module = Module.imp001

    /// What the vendor's `test create` writes into a new project file.
    public static let defaultPatterns = ["*.test.nut", "tests/**/*.test.nut"]

    public init(folder: String) { self.folder = folder }
}

/// Why a project cannot be tested.
public struct ProjectError: Error, Equatable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
