import ImpLink
public import ImpRuntime

/// What a factory's part of the server does: which parameters it gives, and how it answers.
public struct FactoryServer: Codable, Equatable, Sendable {
    public enum Verdict: String, Codable, Sendable {
        case accepts, refuses
        /// The answer never comes.
        case loses
    }

    /// What `imp.configparams` gets.
    public var parameters = PortableValue.emptyTable
    public var verdict = Verdict.accepts
    /// Whether the production group starts its application at once.
    public var startsApplication = true
    /// The production group's program, compiled; nil: the device keeps the one it has.
    public var application: ByteString?

    public init() {}

    func bless(_ passed: Bool) -> BlessingAnswer? {
        guard passed, verdict != .loses else { return nil }
        return BlessingAnswer(isAccepted: verdict == .accepts, restarts: verdict == .accepts && startsApplication)
    }

    func token() -> FactoryToken? {
        switch verdict {
        case .accepts: .granted(DeviceHello.Enrolment(planID: "", token: "factory-token"))
        case .refuses: .refused("no token for this device")
        case .loses: nil
        }
    }
}
