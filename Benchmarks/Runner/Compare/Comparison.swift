/// Times of the same programs on several engines.
struct Comparison: Encodable {
    /// One program.
    struct Row: Encodable {
        let program: String
        /// The shortest user and system time of all rounds, in seconds.
        var seconds: [Engine.Role: Double] = [:]
        /// What was printed; more than one when engines do not agree.
        var outputs: Set<String> = []

        /// How many times as long as ours an engine takes.
        func ratio(_ role: Engine.Role) -> Double? {
            guard let theirs = seconds[role], let ours = seconds[.imp] else { return nil }
            return theirs / ours
        }

        mutating func add(_ run: ChildRun, _ role: Engine.Role) {
            seconds[role] = min(run.cpuSeconds, seconds[role] ?? .infinity)
            outputs.insert(String(decoding: run.output, as: UTF8.self))
        }
    }

    let rounds: Int
    let roles: [Engine.Role]
    var rows: [Row]

    init(rounds: Int, roles: [Engine.Role], programs: [String]) {
        self.rounds = rounds
        self.roles = roles
        rows = programs.map { Row(program: $0) }
    }

    /// The geometric mean of an engine's ratios to ours.
    func meanRatio(_ role: Engine.Role) -> Double? { geometricMean(rows.compactMap { $0.ratio(role) }) }

    var differing: [String] { rows.filter { $0.outputs.count > 1 }.map(\.program) }
}

extension Comparison {
    /// Runs every program on every engine in turn, round after round, so that a slow minute of the computer meets all.
    static func measure(_ programs: [BenchmarkProgram], _ engines: [Engine], rounds: Int) throws -> Comparison {
        var comparison = Comparison(rounds: rounds, roles: engines.map(\.role), programs: programs.map(\.name))
        for round in 1...rounds {
            for (index, program) in programs.enumerated() {
                showProgress("round \(round) of \(rounds): \(program.name)")
                for engine in engines {
                    comparison.rows[index].add(try ChildProcess.run(engine.command(program)), engine.role)
                }
            }
        }
        showProgress("")
        return comparison
    }
}
