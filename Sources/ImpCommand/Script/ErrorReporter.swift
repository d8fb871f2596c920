import ImpRuntime
import SquirrelCompiler
import SquirrelVM

/// Shows a program's output and errors on a console.
struct ErrorReporter: ScriptOutput {
    let console: Console
    /// Errors as JSON, one object per line.
    let json: Bool

    func print(_ bytes: UnsafeBufferPointer<UInt8>) {
        console.write(bytes)
    }

    func error(_ bytes: UnsafeBufferPointer<UInt8>) {
        console.talk(bytes)
    }

    func report(_ report: ErrorReport) {
        if json {
            console.say(report.jsonLine)
        } else {
            for line in report.lines { console.say(line) }
        }
    }

    func report(_ error: CompileError) {
        console.say(json ? error.jsonLine : error.diagnosticLine)
    }

    func sliceEnded() {
        console.flush()
    }
}

extension ErrorReport {
    private struct Encoded: Encodable {
        struct Frame: Encodable {
            let function: String
            let source: String
            let line: Int32
        }

        let type = "error"
        let message: String
        let frames: [Frame]
    }

    var jsonLine: String {
        let frames = frames.map {
            Encoded.Frame(function: $0.functionName, source: $0.sourceName, line: $0.line)
        }
        return ImpCommand.jsonLine(Encoded(message: String(decoding: message, as: UTF8.self), frames: frames))
    }
}

extension ErrorReport.Frame {
    /// An anonymous function is `unknown`.
    var functionName: String { function.map { String(decoding: $0, as: UTF8.self) } ?? "unknown" }
    var sourceName: String { String(decoding: source, as: UTF8.self) }
}

extension CompileError {
    private struct Encoded: Encodable {
        let type = "compileError"
        let file: String
        let line: Int32
        let column: Int32
        let message: String
    }

    var sourceName: String { String(decoding: source, as: UTF8.self) }

    /// The form that editors understand.
    var diagnosticLine: String { "\(sourceName):\(line):\(column): error: \(message)" }

    var jsonLine: String {
        ImpCommand.jsonLine(Encoded(file: sourceName, line: line, column: column, message: message))
    }
}
