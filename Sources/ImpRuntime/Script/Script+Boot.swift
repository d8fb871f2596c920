public import SquirrelVM

/// What a new script needs to know.
public struct ScriptSetting: Sendable {
    public var program: Program
    public var figures: MachineFigures
    /// Nil for an agent.
    public var module: Module?
    public var now: Instant
    /// The time of day at `Instant.start`.
    public var wallBase: WallTime
    public var random: SeededRandom

    public init(
        program: Program, figures: MachineFigures, module: Module?, now: Instant, wallBase: WallTime,
        random: SeededRandom
    ) {
        self.program = program
        self.figures = figures
        self.module = module
        self.now = now
        self.wallBase = wallBase
        self.random = random
    }
}

extension ScriptSetting {
    /// A machine with the side's API, ready to run the program's body. Nil when there is no memory for it.
    public func boot<Side: ScriptSide & ~Copyable>(for side: Side.Type) -> Script? {
        guard var machine = Machine(limits: figures.limits, dialect: module == nil ? .agent : .device),
            let classes = Side.api.bind(to: &machine, module: module), let body = machine.load(program)
        else { return nil }
        machine.start(body)
        var state = ScriptState(now: now, wallBase: wallBase, random: random)
        machine.seedRandom(state.random.next())
        state.classes = classes
        state.phase = .running
        return Script(machine: machine, state: state, figures: figures, module: module, program: program)
    }
}
