/// A promise, the figure that was measured for it, and whether it holds.
struct Verdict: Codable, Equatable {
    let promise: String
    let figure: String
    /// Nil where there is only a figure.
    let holds: Bool?

    init(_ promise: String, _ figure: String, holds: Bool? = nil) {
        self.promise = promise
        self.figure = figure
        self.holds = holds
    }

    /// At most so much.
    init(_ promise: String, _ value: Double, limit: Double, places: Int, unit: String) {
        let figure = "\(decimal(value, places)) \(unit)"
        self.init("\(promise), at most \(decimal(limit, 0)) \(unit)", figure, holds: value <= limit)
    }

    var line: String {
        let word = holds.map { $0 ? "met" : "MISSED" } ?? "figure"
        return "- \(word): \(promise): \(figure)"
    }
}
