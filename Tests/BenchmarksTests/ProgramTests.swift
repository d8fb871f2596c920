import Foundation
import Testing

@testable import benchmarks

@Suite struct ProgramTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Each program stands in both languages, and each has a threshold.
    @Test func everyProgramIsThere() throws {
        let thresholds = try InstructionThresholds.parse(
            String(contentsOf: folder.appending(path: InstructionThresholds.path), encoding: .utf8))
        let programs = [BenchmarkProgram.empty] + BenchmarkProgram.all
        for program in programs {
            for suffix in ["nut", "lua"] {
                #expect(FileManager.default.fileExists(atPath: folder.appending(path: program.path(suffix)).path))
            }
        }
        #expect(Set(thresholds.counts.keys) == Set(programs.map(\.name)))
    }

    @Test func programsAreFoundByName() throws {
        #expect(try BenchmarkProgram.named([]) == BenchmarkProgram.all)
        #expect(try BenchmarkProgram.named(["fib", "ack"]).map(\.name) == ["fib", "ack"])
        #expect(throws: BenchmarkError.self) { try BenchmarkProgram.named(["nosuch"]) }
    }

    @Test func aProgramThatFailsIsAnError() throws {
        #expect(throws: BenchmarkError.self) { try ChildProcess.run(["/bin/sh", "-c", "exit 3"]) }
        #expect(throws: BenchmarkError.self) { try ChildProcess.run(["/nowhere/at/all"]) }
        let run = try ChildProcess.run(["/bin/sh", "-c", "echo $A"], environment: ["A=hello"])
        #expect(run.output == Array("hello\n".utf8))
        #expect(run.peakBytes > 0)
    }
}
