import Foundation
import FuzzTargets

/// Linked as the fuzzers are, so `FUZZ_CORPORA=FOLDER seeds FILE…` comes here once for each file: a program, of which
/// it writes what the fuzzers start from.
@_cdecl("LLVMFuzzerTestOneInput")
public func writeSeeds(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    guard let corpora = ProcessInfo.processInfo.environment["FUZZ_CORPORA"], !source.isEmpty else { return 0 }
    let sum = source.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
    let name = "seed-" + String(sum, radix: 16)
    write(source, "\(corpora)/compile/\(name)")
    write(source, "\(corpora)/run/\(name)")
    if let image = Seeds.programImage(source) { write(image, "\(corpora)/load-program-image/\(name)") }
    for steps in [Int(sum % 300), Int((sum >> 16) % 3_000)] {
        guard let image = Seeds.heapImage(source, after: steps) else { continue }
        write(image, "\(corpora)/load-heap-image/\(name)-\(steps)")
    }
    for (target, seeds) in Seeds.constant {
        for (index, seed) in seeds.enumerated() { write(seed, "\(corpora)/\(target)/seed-\(index)") }
    }
    return 0
}

private func write(_ bytes: [UInt8], _ path: String) {
    let url = URL(fileURLWithPath: path)
    do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    } catch {
        fatalError("seeds: \(path): \(error)")
    }
}
