import ImpRuntime

extension StepForm {
    static let wait = StepForm("wait", "Nothing happens for a time, or until a line is logged.", main: "for") {
        fields throws(Problem) in
        let span = try fields.optional("for", .duration, "How long.")
        let line = try fields.optional("until-log", .logFilter, "The line.")
        let limit = try fields.value("within", .duration, "How long at most for a line; 1h.", default: .seconds(3_600))
        try fields.check((span == nil) != (line == nil), "one of for and until-log is expected")
        guard let line else { return .wait(span ?? .zero) }
        let condition = Scenario.Condition.log(line, count: 1, since: .action)
        return .expect(Scenario.Expectation(condition: condition, when: .within(limit), isWait: true))
    }

    static let expectations = [
        StepForm("expect-log", "A line is logged.", main: "text") { fields throws(Problem) in
            let filter = try fields.logFilter()
            let count = try fields.value("count", .integer(1...1_000_000), "How many at least; 1.", default: 1)
            let since = try fields.since()
            return .expect(.init(condition: .log(filter, count: count, since: since), when: try fields.within()))
        },
        StepForm("expect-no-log", "No such line is logged.", main: "text") { fields throws(Problem) in
            let filter = try fields.logFilter()
            let condition = Scenario.Condition.noLog(filter, since: try fields.since())
            let span = try fields.optional("for", .duration, "Nor for this long from now on.")
            return .expect(.init(condition: condition, when: span.map { .throughout($0) } ?? .now))
        },
        StepForm("expect-led", "The status LED shows something.", main: "state") { fields throws(Problem) in
            let state = try fields.optional("state", Format<Scenario.LEDState>.choice, "What it tells.")
            let color = try fields.optional("colour", Format<Scenario.LEDColor>.choice, "What it shows at a moment.")
            try fields.check(state != nil || color != nil, "state or colour is expected")
            return .expect(.init(condition: .led(state: state, color: color), when: try fields.when()))
        },
        StepForm("expect-pin", "A pin has a level.") { fields throws(Problem) in
            let pin = try fields.required("pin", .pin, "")
            let level = try fields.required("level", Format<Scenario.Level>.choice, "")
            return .expect(.init(condition: .pin(pin, level), when: try fields.when()))
        },
        StepForm("expect-connected", "The device is connected to the server, or not.", main: "connected") {
            fields throws(Problem) in
            let isConnected = try fields.value("connected", .yesNo, "yes", default: true)
            return .expect(.init(condition: .connected(isConnected), when: try fields.when()))
        },
        StepForm("expect-wakereason", "Why the device's program started last.", main: "reason") {
            fields throws(Problem) in
            let reason = try fields.required("reason", .wakeReason, "")
            return .expect(.init(condition: .wakeReason(reason), when: try fields.within()))
        },
        StepForm("expect-restarts", "How often the device's program started anew.", main: "count") {
            fields throws(Problem) in
            let counts = try fields.required("count", .counts, "")
            let condition = Scenario.Condition.restarts(counts, since: try fields.since())
            return .expect(.init(condition: condition, when: try fields.within()))
        },
        StepForm("expect-user-config", "What the user configuration holds.", main: "text") { fields throws(Problem) in
            let text = try fields.optional("text", .utf8, "")
            let bytes = try fields.optional("hex", .hexadecimal, "")
            let isEmpty = try fields.value("empty", .yesNo, "Nothing is stored.", default: false)
            try fields.check(
                [text != nil, bytes != nil, isEmpty].count { $0 } == 1, "one of text, hex and empty is expected")
            return .expect(.init(condition: .userConfiguration(text ?? bytes), when: try fields.within()))
        },
        StepForm("expect-power", "What the device takes on average.", main: "below") { fields throws(Problem) in
            let limit = try fields.required("below", .current, "The average current is less.")
            return .expect(.init(condition: .current(below: Int64(limit), since: try fields.since()), when: .now))
        },
    ]
}

extension Fields {
    mutating func within() throws(Problem) -> Scenario.Expectation.When {
        try optional("within", .duration, "How long that may take; without, it must be so already.")
            .map { .within($0) } ?? .now
    }

    /// `within` or `for`.
    mutating func when() throws(Problem) -> Scenario.Expectation.When {
        let when = try within()
        guard let span = try optional("for", .duration, "It is so all the time from now on, for this long.") else {
            return when
        }
        try check(when == .now, at: "for", "within and for exclude each other; make two steps")
        return .throughout(span)
    }

    mutating func since() throws(Problem) -> Scenario.Since {
        try value(
            "since", .choice, "From where on it counts: the latest step that did something, or the start.",
            default: .action)
    }

    mutating func logFilter() throws(Problem) -> Scenario.LogFilter {
        let text = try optional("text", .anyText, "What the line contains.")
        let regex = try optional("regex", .regex, "A regular expression that matches in the line.")
        let side = try optional("side", Format<Scenario.Side>.choice, "Who wrote it.")
        let type = try optional("type", Format<LogType>.verbatim, "The line's type.")
        try check((text == nil) != (regex == nil), "one of text and regex is expected")
        return Scenario.LogFilter(pattern: regex ?? LogPattern(text: text ?? ""), side: side, type: type)
    }
}

extension Format where Value == Scenario.LogFilter {
    static let logFilter = Format.mapping("A line of the log.", main: "text") { fields throws(Problem) in
        try fields.logFilter()
    }
}

extension Format where Value == LogPattern {
    static let regex = Format(
        .named(
            "regex",
            .text(pattern: nil, maximumLength: 1_024, summary: "A regular expression as Swift's Regex reads it.")),
        sample: LogPattern(text: "")
    ) { node, _ throws(Problem) in
        guard case .scalar(let scalar) = node.content, scalar.text.utf8.count <= 1_024 else {
            throw Problem(node.place, "a regular expression of at most 1024 bytes is expected")
        }
        do {
            return try LogPattern(regex: scalar.text)
        } catch {
            throw Problem(node.place, "no regular expression: \(error)")
        }
    }
}
