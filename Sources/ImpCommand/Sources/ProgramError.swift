import ImpBuilder
import SquirrelCompiler

/// Why a program does not run: it cannot be put together, or it does not compile.
enum ProgramError: Error {
    case build(BuildError)
    case compile(CompileError)

    /// The form that editors understand, or JSON.
    func line(json: Bool) -> String {
        switch self {
        case .build(let error): json ? error.jsonLine : error.diagnosticLine
        case .compile(let error): json ? error.jsonLine : error.diagnosticLine
        }
    }
}

extension BuildError {
    private struct Encoded: Encodable {
        let type = "buildError"
        let file: String?
        let line: Int?
        let message: String
        let advice: String?
    }

    var jsonLine: String {
        ImpCommand.jsonLine(Encoded(file: file, line: line, message: message, advice: advice))
    }

    /// The message with its place, and the advice in a line of its own.
    var lines: String {
        var text = message
        if let file, let line, !message.hasSuffix(":\(line))") { text += " (\(file):\(line))" }
        return advice.map { "\(text)\n  \($0)" } ?? text
    }

    /// Place and message, and the advice in a line of its own.
    fileprivate var diagnosticLine: String {
        let advice = advice.map { "\n  \($0)" } ?? ""
        guard let file, let line else { return "error: \(message)\(advice)" }
        let place = " (\(file):\(line))"
        let text = message.hasSuffix(place) ? String(message.dropLast(place.count)) : message
        return "\(file):\(line): error: \(text)\(advice)"
    }
}

extension BuildWarning {
    /// The form that editors understand.
    var diagnosticLine: String { "\(file):\(line): warning: \(message)" }
}
