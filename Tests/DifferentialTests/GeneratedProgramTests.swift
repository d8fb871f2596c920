import ProgramGenerator
import Testing

/// Random programs compile, are accepted by the verifier, end, leave a sound heap, and do the same however often they
/// are interrupted.
@Suite struct GeneratedProgramTests {
    private static let programsPerBatch: UInt64 = 30

    @Test(arguments: UInt64(0)..<10)
    func runsAlikeInSlices(batch: UInt64) {
        let first = batch * Self.programsPerBatch
        for seed in first..<first + Self.programsPerBatch {
            let source = GeneratedProgram(seed: seed).source
            let run = ProgramRun(source)
            #expect(run.end == .finished || run.end == .uncaught, "seed \(seed)")
            #expect(run.fault == nil, "seed \(seed)")
            #expect(run == ProgramRun(source), "seed \(seed), run again")
            #expect(run == ProgramRun(source, slice: 1), "seed \(seed), interrupted at every call")
        }
    }

    @Test func isAFunctionOfItsSeed() {
        #expect(GeneratedProgram(seed: 7).source == GeneratedProgram(seed: 7).source)
        #expect(GeneratedProgram(seed: 7).source != GeneratedProgram(seed: 8).source)
    }

    /// Most programs end by themselves: a test of programs that stop at their first statement would show little.
    @Test func programsPrintMuch() {
        let lines = (UInt64(0)..<100).map {
            ProgramRun(GeneratedProgram(seed: $0).source).output.split(separator: 10).count
        }
        #expect(lines.sorted()[50] >= 20)
    }
}
