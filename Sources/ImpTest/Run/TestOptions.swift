public import ImpBuilder
public import ImpRuntime
import ImpSimulation

/// How tests are run, beside what the project says.
public struct TestOptions: Sendable {
    public var selection = TestSelection.all
    /// Instead of the project's module.
    public var module: Module?
    public var clock: ClockMode = .fast(start: .fastStart)
    /// Everything that is random derives from it.
    public var seed: UInt64 = 0
    /// Sessions that run at the same time.
    public var jobs = 1
    /// Whether the run ends at the first session that fails, as if the project said so.
    public var failsFast = false
    /// What runs the commands that tests ask for; without it such a test fails.
    public var commands: (any CommandRunner)?
    /// The text of the test framework.
    public var framework: [UInt8] = []
    /// Where Builder gets its files.
    public var reader = FileSourceReader()
    /// Variables of the process that Builder may look at.
    public var environment: [String: String] = [:]
    /// Where all sessions' machines begin.
    let images = BootImages()

    public init() {}

    func simulation(_ project: TestProject) -> SimulationOptions {
        var options = SimulationOptions()
        options.module = module ?? project.module
        options.clock = clock
        options.seed = seed
        options.project = project.folder
        options.servesHTTP = false
        options.images = images
        return options
    }
}
