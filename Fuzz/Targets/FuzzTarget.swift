/// Something that takes any bytes and must keep a promise about them.
public struct FuzzTarget: Sendable {
    public let name: String
    /// Ends the process if the promise is broken.
    public let body: @Sendable (UnsafeRawBufferPointer) -> Void

    public static let all = [
        FuzzTarget(name: "compile", body: fuzzCompile),
        FuzzTarget(name: "load-program-image", body: fuzzLoadProgramImage),
        FuzzTarget(name: "load-heap-image", body: fuzzLoadHeapImage),
        FuzzTarget(name: "run", body: fuzzRun),
        FuzzTarget(name: "regexp", body: fuzzRegexp),
        FuzzTarget(name: "float-text", body: fuzzFloatText),
        FuzzTarget(name: "wifi-frames", body: fuzzWiFiFrames),
        FuzzTarget(name: "blinkup", body: fuzzBlinkUp),
        FuzzTarget(name: "link-frames", body: fuzzLinkFrames),
        FuzzTarget(name: "scenario", body: fuzzScenario),
        FuzzTarget(name: "stored-flash", body: fuzzStoredFlash),
    ]
}

/// A promise is broken: says which one and ends the process, as fuzzers want it.
func broken(_ promise: String) -> Never { preconditionFailure(promise) }

func require(_ isKept: Bool, _ promise: @autoclosure () -> String) {
    if !isKept { broken(promise()) }
}
