import ArgumentParser
import FoundationEssentials
import Glibc

/// What a command found out, for people and for programs.
protocol Report: Encodable {
    /// Markdown.
    var text: String { get }
    /// Whether all is as it should be.
    var passes: Bool { get }
}

extension Report {
    /// Prints the report and ends the command with a failure if it does not pass.
    func finish(json: Bool) throws {
        print(json ? try jsonText(self) : text)
        if !passes { throw ExitCode.failure }
    }
}

extension [Verdict] {
    var text: String { map(\.line).joined(separator: "\n") }
    /// Whether none is missed.
    var allHold: Bool { allSatisfy { $0.holds ?? true } }
}

/// A value as JSON, one line for each member, its keys in alphabetical order.
func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Talk, on standard error.
func say(_ text: String) { writeTalk(text + "\n") }

/// How far a long measurement is, in one line that is overwritten; nothing when nobody watches.
func showProgress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    writeTalk("\r\u{1B}[K" + text)
}

private func writeTalk(_ text: String) {
    // What cannot be said to a person who is gone is not missed.
    _ = write(STDERR_FILENO, text, text.utf8.count)
}
