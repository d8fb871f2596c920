import ImpRuntime

/// A kind of step: the key that names it, and how its value is written.
struct StepForm: Sendable {
    let name: String
    let format: Format<Scenario.Action>

    init(
        _ name: String, _ summary: String, main: String? = nil,
        _ build: @escaping @Sendable (inout Fields) throws(Problem) -> Scenario.Action
    ) {
        self.name = name
        format = .mapping(summary, main: main, build)
    }

    /// Every kind, in the order of the documentation.
    static let all: [StepForm] =
        power + wifi + network + server + pins + configuration + cloud + [wait, save] + expectations

    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension Fields {
    /// `for`, where a change goes back by itself.
    mutating func limit() throws(Problem) -> TimeSpan? {
        try optional("for", .duration, "How long; then it is as before. Without, it stays.")
    }
}
