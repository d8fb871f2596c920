extension Comparison {
    /// What is promised about speed, as far as the engines for it took part.
    var verdicts: [Verdict] { [meanVerdict, worstVerdict, luaVerdict, luajitVerdict].compactMap { $0 } }

    private var meanVerdict: Verdict? {
        guard let mean = meanRatio(.reference) else { return nil }
        return Verdict(
            "geometric mean at least \(Bounds.mean) times the reference's speed", decimal(mean, 2),
            holds: mean >= Bounds.mean)
    }

    private var worstVerdict: Verdict? {
        verdict(.reference, "every program at most \(Bounds.worst) of the reference's time", share: Bounds.worst)
    }

    private var luaVerdict: Verdict? {
        verdict(.lua, "no program slower than Lua 5.4 by more than 3 %", share: Bounds.lua)
    }

    private var luajitVerdict: Verdict? {
        let ratios = rows.compactMap { $0.ratio(.luajit) }
        if ratios.isEmpty { return nil }
        return Verdict("programs no slower than luajit -joff", "\(ratios.count { $0 >= 1 }) of \(ratios.count)")
    }

    /// Whether each of our times is at most a share of another engine's; the figure is the worst of them, and which
    /// programs are beyond.
    private func verdict(_ role: Engine.Role, _ promise: String, share: Double) -> Verdict? {
        let shares = rows.compactMap { row in row.ratio(role).map { (row.program, 1 / $0) } }
        guard let worst = shares.max(by: { $0.1 < $1.1 }) else { return nil }
        let beyond = shares.filter { $0.1 > share }.sorted { $0.1 > $1.1 }
        let shown = beyond.isEmpty ? [worst] : beyond
        let figure = shown.map { "\($0.0) \(decimal($0.1, 2))" }.joined(separator: ", ")
        return Verdict(promise, figure, holds: beyond.isEmpty)
    }

    private enum Bounds {
        static let mean = 2.5
        static let worst = 0.67
        static let lua = 1.03
    }
}
