public import ImpAgent
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
    /// The way of agents' requests to the outside; they fail unless this says otherwise.
    public var egress: EgressMaker = { _ in OfflineEgress() }
    /// Sessions that run at the same time.
    public var jobs = 1
    /// Whether the run ends at the first session that fails, as if the project said so.
    public var failsFast = false
    /// What runs the commands that tests ask for; without it such a test fails.
    public var commands: (any CommandRunner)?
    public var framework = TestFramework.ours
    /// Where programs and what they need come from; the project adds its variables and its folder.
    public var sources: ProgramSources
    /// Where all sessions' machines begin.
    let images = BootImages()

    public init(sources: ProgramSources) { self.sources = sources }

    func simulation(_ project: TestProject) -> SimulationOptions {
        var options = SimulationOptions()
        options.module = module ?? project.module
        options.clock = clock
        options.seed = seed
        options.egress = egress
        options.project = project.folder
        options.servesHTTP = false
        options.images = images
        options.tracesThrows = true
        return options
    }
}

/// What tests are written for: impUnit.
public enum TestFramework: Sendable {
    /// The one that comes with OpenImp.
    case ours
    /// Another, such as the vendor's own, in a file.
    case other(file: String)

    /// The text that stands before the tests.
    var text: [UInt8] {
        switch self {
        case .ours: ImpUnitFramework.source
        case .other: []
        }
    }

    /// The file that is included before the tests.
    var file: String? {
        switch self {
        case .ours: nil
        case .other(let file): file
        }
    }
}
