import Foundation
import ImpCommand
import Testing

/// Hostile programs end as they should, at a cost that the budget and the limits bound.
@Suite(.serialized) struct AttackTests {
    @Test(arguments: Attack.chosen)
    func endsWithinItsBounds(attack: Attack) throws {
        let run = try AttackRun(attack)
        #expect(run.ended(as: attack.ends), "\(run.end): \(run.message)")
        #expect(run.fault == nil)
        #expect(run.spent <= AttackRun.mostSpent)
        #expect(run.bytes <= Int(attack.heapBytes) + run.reserve)
        Extent.say(
            "\(attack.name): \(Int(run.seconds * 1000)) ms, \(run.spent) events, \(run.bytes >> 10) KB, \(run.end)")
        // The clock is no part of `make test`.
        if Extent.isSoak { #expect(run.seconds < 1) }
    }

    /// The memory of the compiler is the process's own: the system limits it, and the processor time as well.
    @Test(.enabled(if: Extent.isSoak), arguments: Attack.onItsStack)
    func compilesInSmallProcess(attack: Attack) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "attack-\(UUID().uuidString).nut")
        try attack.source().write(to: file, atomically: false, encoding: .utf8)
        let status = try Self.check(file)
        try FileManager.default.removeItem(at: file)
        #expect(status == 0 || status == ImpCommand.ExitStatus.compileError.rawValue)
    }

    /// The exit code of `imp check` with one second and 64 MB of memory.
    private static func check(_ file: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", #"ulimit -t 1; ulimit -d 65536; exec "$0" check "$1""#, imp.path, file.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// The executable stands beside the tests.
    private static let imp = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "imp")
}
