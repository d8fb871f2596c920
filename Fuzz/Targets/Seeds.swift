import SquirrelCompiler
@_spi(Fuzzing) import SquirrelVM

/// What fuzzing starts from, made of a program's source text.
public enum Seeds {
    /// Of targets that take no programs.
    public static var constant: [String: [[UInt8]]] {
        [
            "wifi-frames": wifiFrames, "blinkup": blinkUps, "link-frames": linkFrames, "scenario": scenarios,
            "stored-flash": storedFlashes,
        ]
    }

    /// The body of its program image; nil when it does not compile.
    public static func programImage(_ source: [UInt8]) -> [UInt8]? {
        guard case .success(let program) = compiled(source) else { return nil }
        return Array(program.encoded().dropFirst(FramedImage.programHeader))
    }

    /// The body of an image of the machine after so many instructions; nil when the program is over by then.
    public static func heapImage(_ source: [UInt8], after steps: Int) -> [UInt8]? {
        guard case .success(let program) = compiled(source), var host = FuzzMachine(running: program) else {
            return nil
        }
        for _ in 0..<steps {
            if host.step() != nil { return nil }
        }
        return Array(host.machine.snapshot().dropFirst(FramedImage.heapHeader))
    }
}
