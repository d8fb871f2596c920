import Foundation
import ProgramGenerator

/// The first lines in which the two disagree.
struct Difference {
    var seed: UInt64
    var reference: String
    var ours: String

    var text: String { "seed \(seed)\n  reference: \(reference)\n  here:      \(ours)" }

    /// Nil where they agree, or where the reference fails.
    init?(_ seed: UInt64, _ source: String, _ result: ReferenceInterpreter.Result) {
        guard result.isUsable else { return nil }
        let run = ProgramRun(source)
        let expected =
            comparableLines(result.output) + comparableLines(Array(result.reports.joined(separator: "\n").utf8))
        let found = comparableLines(run.output) + comparableLines(Array(run.reports.joined(separator: "\n").utf8))
        let isSound = run.fault == nil && [.finished, .uncaught].contains(run.end)
        if expected == found && isSound { return nil }
        let index = zip(expected, found).prefix { $0 == $1 }.count
        self.seed = seed
        reference = index < expected.count ? expected[index] : "the end"
        ours =
            !isSound ? "\(run.end) \(run.fault.map { "\($0)" } ?? "")" : index < found.count ? found[index] : "the end"
    }
}

/// Text in which every address and every NaN look the same, as lines.
func comparableLines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self)
        .replacing(/0x(0x)?[0-9a-f]+|0x\(nil\)/, with: "0x…")
        .replacing("-nan", with: "nan")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
