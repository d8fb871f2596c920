import SquirrelVM

/// What a new script needs to know.
public struct ScriptSetting: Sendable {
    public var template: ScriptTemplate
    public var now: Instant
    /// The time of day at `Instant.start`.
    public var wallBase: WallTime
    public var random: SeededRandom

    public init(template: ScriptTemplate, now: Instant, wallBase: WallTime, random: SeededRandom) {
        self.template = template
        self.now = now
        self.wallBase = wallBase
        self.random = random
    }

    /// A machine with the side's API, ready to run the program's body. Nil when there is no memory for it.
    public func boot() -> Script? {
        guard var machine = template.makeMachine() else { return nil }
        var state = ScriptState(now: now, wallBase: wallBase, random: random)
        machine.seedRandom(state.random.next())
        state.classes = template.classes
        state.phase = .running
        return Script(machine: machine, state: state, template: template)
    }
}
