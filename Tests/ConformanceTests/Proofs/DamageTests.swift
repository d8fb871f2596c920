import Testing

@testable import ImpCommand
@testable import SquirrelVM

/// A damaged image is refused. One whose checksum was made to fit is refused, or it runs and stays inside its block:
/// the addresses around a block may not be touched, so leaving it would end this process.
@Suite struct DamageTests {
    private static let programs = [
        "language/arrays/sort.nut", "language/classes/hooks.nut", "language/generators/methods.nut",
        "language/metamethods/access.nut", "language/exceptions/flow.nut", "language/tables/delegates.nut",
        "language/functions/closures.nut", "language/control/weakrefs.nut", "library/regexp.nut", "library/blob.nut",
        "errors/callbacks.nut", "dialects/bindenv.device.nut",
    ].map(ConformanceProgram.init)

    @Test(arguments: programs)
    func changedByteIsRefused(program: ConformanceProgram) throws {
        try change(program) { place, image, _ in
            #expect(throws: ImageError.self, "byte \(place)") { _ = try Machine(restoring: image) }
        }
        Extent.say("\(program.path): \(Extent.flips / Self.programs.count) bytes changed, every image refused")
    }

    @Test(arguments: programs)
    func changeBehindTheChecksumIsSurvived(program: ConformanceProgram) throws {
        var (refused, accepted) = (0, 0)
        try change(program) { place, image, original in
            guard var run = try? original.restored(from: HeapImage.finish(image)) else { return refused += 1 }
            accepted += 1
            run.goOn(slices: 20)
            let fault = run.result.fault
            #expect(fault == nil, "byte \(place)")
        }
        #expect(refused > 0)
        Extent.say("\(program.path): bytes changed behind the checksum: \(refused) refused, \(accepted) ran on")
    }

    /// Changes a byte at a time in images of a program at three of its instructions.
    private func change(
        _ program: ConformanceProgram, _ body: (_ place: Int, [UInt8], borrowing RunningProgram) throws -> Void
    ) throws {
        var whole = try RunningProgram(program)
        let length = whole.advance(.max, .instructions)
        var random = SplitMix(seed: UInt64(length))
        var run = try RunningProgram(program)
        for _ in 0..<3 {
            _ = run.advance(Int.random(in: 1...max(1, length / 4), using: &random), .instructions)
            let image = run.host.machine.snapshot()
            for _ in 0..<Extent.flips / Self.programs.count / 3 {
                // The machine's fields and its stack come first, and are small beside the heap.
                let end = Bool.random(using: &random) ? image.count : min(image.count, 4096)
                let place = Int.random(in: 0..<end, using: &random)
                var changed = image
                changed[place] ^= UInt8.random(in: 1...255, using: &random)
                try body(place, changed, run)
            }
        }
    }
}

extension RunningProgram {
    fileprivate mutating func goOn(slices: Int) {
        for _ in 0..<slices where isRunning { _ = advance(1_000, .safePoints) }
    }
}
