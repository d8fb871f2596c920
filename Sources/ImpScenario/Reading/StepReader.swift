import ImpRuntime

extension Format where Value == [Scenario.Step] {
    static let maximumSteps = 100_000

    static let steps = Format(.list(.reference("step")), sample: []) { node, context throws(Problem) in
        var reader = StepReader(context: context)
        try reader.read(node, isRepeated: false)
        return reader.steps
    }
}

/// Reads steps one after another and writes repetitions out.
private struct StepReader {
    let context: ReadingContext
    private(set) var steps: [Scenario.Step] = []
    /// The earliest moment that the latest `at` allows.
    private var latest = TimeSpan.zero

    init(context: ReadingContext) { self.context = context }

    mutating func read(_ node: YAMLNode, isRepeated: Bool) throws(Problem) {
        guard case .sequence(let items) = node.content else {
            throw Problem(node.place, "a list of steps is expected, each with a dash")
        }
        for item in items { try readItem(item, isRepeated: isRepeated) }
    }

    private mutating func readItem(_ node: YAMLNode, isRepeated: Bool) throws(Problem) {
        guard case .mapping(let entries) = node.content else {
            throw Problem(node.place, "a step is a key and its value, such as power-cut: or wait: 10s")
        }
        let timing = try timing(of: entries, isRepeated: isRepeated)
        let actions = entries.filter { !StepTiming.keys.contains($0.key) }
        guard let action = actions.first else { throw Problem(node.place, "the step does nothing; add what it does") }
        if let second = actions.dropFirst().first {
            throw Problem(second.keyPlace, "a second action; give each a step of its own")
        }
        if action.key == StepRepeat.key {
            try readRepeat(action, timing)
        } else {
            try append(action, timing)
        }
    }

    private mutating func append(_ entry: YAMLEntry, _ timing: Scenario.Timing) throws(Problem) {
        guard let form = StepForm.byName[entry.key] else {
            let names = StepForm.all.map(\.name) + StepTiming.keys + [StepRepeat.key]
            throw Problem(entry.keyPlace, "an unknown step \(entry.key); " + advice(on: entry.key, among: names))
        }
        guard steps.count < Format<[Scenario.Step]>.maximumSteps else {
            throw Problem(entry.keyPlace, "more than \(Format<[Scenario.Step]>.maximumSteps) steps; repeat less often")
        }
        let action = try form.format.read(entry.value, context)
        let isBare = entry.value.content == .scalar(YAMLScalar(text: "", isPlain: true))
        let title = isBare ? entry.key : "\(entry.key): \(entry.value.summary)"
        steps.append(Scenario.Step(place: entry.keyPlace, timing: timing, action: action, title: title))
    }

    /// Writes out the steps of `repeat`; the first of each round keeps its own time.
    private mutating func readRepeat(_ entry: YAMLEntry, _ timing: Scenario.Timing) throws(Problem) {
        let rounds = try Format<StepRepeat>.repetition.read(entry.value, context)
        let start = steps.count
        try read(rounds.steps, isRepeated: true)
        let round = Array(steps[start...])
        guard start + round.count * rounds.times <= Format<[Scenario.Step]>.maximumSteps else {
            throw Problem(entry.keyPlace, "more than \(Format<[Scenario.Step]>.maximumSteps) steps; repeat less often")
        }
        for _ in 0..<(rounds.times - 1) { steps += round }
        // The repetition as a whole begins at its own time.
        if timing != .immediately {
            let begin = Scenario.Step(
                place: entry.keyPlace, timing: timing, action: .wait(.zero), title: StepRepeat.key)
            steps.insert(begin, at: start)
        }
    }

    private mutating func timing(of entries: [YAMLEntry], isRepeated: Bool) throws(Problem) -> Scenario.Timing {
        guard let entry = entries.first(where: { StepTiming.keys.contains($0.key) }) else { return .immediately }
        if let second = entries.last(where: { StepTiming.keys.contains($0.key) }), second != entry {
            throw Problem(second.keyPlace, "at and after exclude each other; remove one")
        }
        let span = try Format<Scenario.SpanRange>.span.read(entry.value, context)
        if entry.key == StepTiming.after { return .after(span) }
        if isRepeated { throw Problem(entry.keyPlace, "at is one moment, which does not repeat; write after") }
        if span.upper < latest { throw Problem(entry.keyPlace, "a step above comes later; sort the steps by time") }
        latest = span.lower
        return .at(span)
    }
}

enum StepTiming {
    static let at = "at"
    static let after = "after"
    static let keys = [at, after]
}

/// `repeat`, before its steps are read.
struct StepRepeat: Sendable {
    static let key = "repeat"
    var times: Int
    var steps: YAMLNode
}

extension Format where Value == StepRepeat {
    static let repetition = Format.mapping("Steps that are done several times.") { fields throws(Problem) in
        StepRepeat(
            times: try fields.required("times", .integer(1...10_000), "How many times."),
            steps: try fields.required("steps", .node(.list(.reference("step"))), "With after, not at."))
    }
}

extension Format where Value == YAMLNode {
    static func node(_ schema: Schema) -> Format {
        Format(schema, sample: YAMLNode(.sequence([]), at: Place(line: 1, column: 1))) { node, _ in node }
    }
}

extension Scenario.Timing {
    /// As soon as the step above has ended.
    static let immediately = after(Scenario.SpanRange(lower: .zero, upper: .zero))
}
