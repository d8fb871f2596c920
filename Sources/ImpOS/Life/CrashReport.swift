import ImpLink
import ImpRuntime

/// What a device has to tell about its last ends once it is connected again.
struct CrashReport: Codable, Sendable {
    /// The vendor documents the code 16 alone, of `imp.reset()` in later releases; number and text are ours.
    static let outOfMemory = DeviceHello.Crash(code: 2, text: "imp restarted, reason: out of memory")

    /// Why the module was reset.
    var crash: DeviceHello.Crash?
    /// Error lines that were written without a connection; the oldest go first.
    private(set) var lines: [ScriptLine] = []

    /// Lines that are kept at most.
    static let capacity = 32

    mutating func keep(_ line: ScriptLine) {
        if lines.count == CrashReport.capacity { lines.removeFirst() }
        lines.append(line)
    }

    mutating func takeLines() -> [ScriptLine] {
        defer { lines = [] }
        return lines
    }
}
