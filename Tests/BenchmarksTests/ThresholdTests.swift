import Testing

@testable import benchmarks

@Suite struct ThresholdTests {
    private let thresholds = InstructionThresholds(counts: ["fib": 1_000_000])

    @Test(arguments: [
        (1_000_000, InstructionCount.Verdict.within), (1_020_000, .within), (1_020_001, .above), (980_000, .within),
        (979_999, .below),
    ])
    func twoPercentEitherWay(count: Int, verdict: InstructionCount.Verdict) {
        #expect(thresholds.judge("fib", count).verdict == verdict)
    }

    @Test func aProgramWithoutAThresholdIsUnknown() {
        let count = thresholds.judge("ack", 5)
        #expect(count.verdict == .unknown)
        #expect(!CountReport(programs: [count]).passes)
    }

    @Test func onlyMoreInstructionsFail() {
        #expect(!CountReport(programs: [thresholds.judge("fib", 1_100_000)]).passes)
        let better = CountReport(programs: [thresholds.judge("fib", 900_000)])
        #expect(better.passes)
        #expect(better.text.contains("-10.00 %"))
        #expect(better.text.contains("--update"))
    }

    @Test func theFileIsATableOfNumbers() throws {
        #expect(try InstructionThresholds.parse("{\"fib\": 1000000}") == thresholds)
        #expect(throws: BenchmarkError.self) { try InstructionThresholds.parse("{\"fib\": \"many\"}") }
        #expect(throws: BenchmarkError.self) { try InstructionThresholds.parse("[]") }
    }

    @Test func callgrindsTotalIsFound() {
        #expect(CallgrindProfile.total("events: Ir\n0 5\ntotals: 128471899\n") == 128_471_899)
        #expect(CallgrindProfile.total("events: Ir\n") == nil)
    }

    @Test func theSystemsMemoryIsFound() {
        let text = "Private_Clean:   8 kB\nPrivate_Dirty:       120 kB\n"
        #expect(PrivateMemory.kilobytes(of: "Private_Dirty", in: text) == 120)
        #expect(PrivateMemory.kilobytes(of: "Swap", in: text) == nil)
    }

    @Test func theLastProcessorIsTheHighestBit() {
        #expect(Processor.last(of: [0b0000_0011, 0, 0]) == 1)
        #expect(Processor.last(of: [0xFF, 0b0001_0000, 0]) == 12)
        #expect(Processor.last(of: [0, 0]) == nil)
    }
}
