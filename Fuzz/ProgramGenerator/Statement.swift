/// A statement of a generated program: lines of text, and between them blocks of statements.
public struct Statement: Equatable, Sendable {
    public enum Part: Equatable, Sendable {
        case line(String)
        case block([Statement])
    }

    public var parts: [Part]

    public init(_ parts: Part...) { self.parts = parts }

    public init(_ line: String) { parts = [.line(line)] }

    /// The source text, each line indented by `depth` steps.
    public func text(depth: Int = 0) -> String {
        parts.map { part in
            switch part {
            case .line(let line): String(repeating: "    ", count: depth) + line + "\n"
            case .block(let statements): statements.map { $0.text(depth: depth + 1) }.joined()
            }
        }.joined()
    }
}
