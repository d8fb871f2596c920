import Foundation
import ProgramGenerator
import Testing

/// Random programs print what the reference prints. Runs only where `IMP_REFERENCE` names an executable; see
/// Fuzz/RandomPrograms.md.
@Suite struct ReferenceTests {
    private static let count = number("IMP_DIFFERENTIAL_COUNT") ?? 10_000
    private static let firstSeed = number("IMP_DIFFERENTIAL_SEED") ?? 1
    private static let batchLength: UInt64 = 200
    /// Differences of one batch that are made smaller; more would say the same.
    private static let shrunkPerBatch = 2

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    private static var batches: [ClosedRange<UInt64>] {
        stride(from: firstSeed, to: firstSeed + count, by: Int(batchLength)).map {
            $0...min($0 + batchLength, firstSeed + count) - 1
        }
    }

    @Test(.enabled(if: ReferenceInterpreter.configured != nil), arguments: batches)
    func printsWhatTheReferencePrints(seeds: ClosedRange<UInt64>) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "imp-differential/\(seeds.lowerBound)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let reference = ReferenceInterpreter(path: try #require(ReferenceInterpreter.configured), folder: folder)
        let programs = seeds.map { GeneratedProgram(seed: $0) }
        let results = try reference.run(programs.map { ("\($0.seed)", $0.source) })
        var found = 0
        for (program, result) in zip(programs, results) {
            #expect(result.isUsable, "seed \(program.seed): the reference fails with status \(result.status)")
            if let difference = Difference(program.seed, program.source, result) {
                found += 1
                let path = try kept(program, shrinking: found <= Self.shrunkPerBatch, reference)
                Issue.record("\(difference.text)\n\(path)")
            } else {
                try reference.remove("\(program.seed)")
            }
        }
    }

    /// Where a program that shows a difference is, and a smaller one.
    private func kept(_ program: GeneratedProgram, shrinking: Bool, _ reference: ReferenceInterpreter) throws -> String
    {
        let path = reference.file("\(program.seed)", "nut").path
        guard shrinking else { return path }
        var shrinker = Shrinker { candidate in
            let result = try reference.run([("candidate", candidate.source)])[0]
            return Difference(candidate.seed, candidate.source, result) != nil
        }
        let small = reference.file("\(program.seed)-small", "nut")
        try Data(try shrinker.shrink(program).source.utf8).write(to: small)
        return "\(path)\n\(small.path)"
    }
}
