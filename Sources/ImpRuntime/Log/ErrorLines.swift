import SquirrelVM

extension ErrorReport {
    /// The report as imp logs it: the cause, then a line for each frame, innermost first.
    ///
    ///     ERROR: the index 'wakeup' does not exist
    ///     ERROR:   in onTimer device_code:24
    ///     ERROR:   in main device_code:30
    ///
    /// Functions without a name are `unknown`. That each frame has a line of its own is on record, the blanks are not.
    public var lines: [String] {
        let trace = trace
        return ["ERROR: " + trace.message] + trace.frames.map { "ERROR:   in " + $0 }
    }

    /// The report as text.
    var trace: ThrowTrace {
        ThrowTrace(
            message: logText(message),
            frames: frames.map { "\($0.function.map(logText) ?? "unknown") \(logText($0.source)):\($0.line)" })
    }

    /// The name of `the index 'name' does not exist`, where the report says that.
    var missedName: [UInt8]? {
        let start = Array("the index '".utf8)
        let end = Array("' does not exist".utf8)
        guard isText, message.count > start.count + end.count, message.starts(with: start),
            message.suffix(end.count).elementsEqual(end)
        else { return nil }
        return Array(message.dropFirst(start.count).dropLast(end.count))
    }
}

/// An exception and where it was thrown.
public struct ThrowTrace: Codable, Equatable, Sendable {
    public var message: String
    /// `function source:line`, innermost first.
    public var frames: [String]

    public init(message: String, frames: [String]) {
        self.message = message
        self.frames = frames
    }
}
