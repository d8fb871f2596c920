import Testing

@testable import benchmarks

@Suite struct ComparisonTests {
    /// Two programs: our times, then those of the others.
    private func comparison(
        _ imp: (Double, Double), reference: (Double, Double)? = nil, lua: (Double, Double)? = nil,
        luajit: (Double, Double)? = nil
    ) -> Comparison {
        let times: [(Engine.Role, (Double, Double)?)] = [
            (.imp, imp), (.reference, reference), (.lua, lua), (.luajit, luajit),
        ]
        let present = times.compactMap { role, pair in pair.map { (role, $0) } }
        var comparison = Comparison(rounds: 1, roles: present.map(\.0), programs: ["one", "two"])
        for (role, pair) in present {
            comparison.rows[0].add(run(pair.0), role)
            comparison.rows[1].add(run(pair.1), role)
        }
        return comparison
    }

    private func run(_ seconds: Double, _ output: String = "42\n") -> ChildRun {
        ChildRun(output: Array(output.utf8), cpuSeconds: seconds, wallSeconds: seconds, peakBytes: 0)
    }

    @Test func theShortestTimeCounts() {
        var comparison = comparison((2, 2))
        comparison.rows[0].add(run(1), .imp)
        comparison.rows[0].add(run(3), .imp)
        #expect(comparison.rows[0].seconds[.imp] == 1)
    }

    @Test func meanOfTheRatios() throws {
        let comparison = comparison((1, 1), reference: (2, 8))
        #expect(abs(try #require(comparison.meanRatio(.reference)) - 4) < 1e-12)
        #expect(comparison.meanRatio(.lua) == nil)
    }

    @Test func fastEnough() {
        let comparison = comparison((1, 1), reference: (2.5, 2.6), lua: (0.98, 1), luajit: (1, 0.9))
        #expect(comparison.verdicts.map(\.holds) == [true, true, true, nil])
        #expect(comparison.verdicts.map(\.figure) == ["2.55", "one 0.40", "one 1.02", "1 of 2"])
        #expect(ComparisonReport(comparison: comparison).passes)
    }

    @Test func eachLimitCanBeMissed() {
        let comparison = comparison((1, 1), reference: (1.4, 1.6), lua: (0.5, 0.9))
        #expect(comparison.verdicts.map(\.holds) == [false, false, false])
        #expect(comparison.verdicts.map(\.figure) == ["1.50", "one 0.71", "one 2.00, two 1.11"])
        #expect(!ComparisonReport(comparison: comparison).passes)
    }

    @Test func enginesThatAreNotThereAreNotJudged() {
        #expect(comparison((1, 1)).verdicts.isEmpty)
    }

    @Test func otherOutputIsAFailure() {
        var comparison = comparison((1, 1), reference: (3, 3))
        #expect(comparison.differing.isEmpty)
        comparison.rows[1].add(run(3, "41\n"), .reference)
        #expect(comparison.differing == ["two"])
        let report = ComparisonReport(comparison: comparison)
        #expect(!report.passes)
        #expect(report.text.hasSuffix("Outputs differ: two"))
    }

    @Test func luajitRunsAsAnInterpreter() {
        let fib = BenchmarkProgram(name: "fib", countedSize: 26)
        #expect(Engine(role: .luajit, path: "jit").command(fib) == ["jit", "-joff", "Benchmarks/Programs/fib.lua"])
        #expect(Engine(role: .imp, path: "imp").command(fib) == ["imp", "squirrel", "Benchmarks/Programs/fib.nut"])
    }
}
