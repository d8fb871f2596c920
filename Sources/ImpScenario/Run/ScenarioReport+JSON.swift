extension ScenarioReport {
    /// One JSON object in one line; times in seconds.
    public var json: String {
        JSONValue.object([
            ("type", .string("scenario")), ("file", .string(file)), ("name", .string(name)),
            ("seed", .number(String(seed))), ("held", .bool(held)), ("seconds", .number("\(end.seconds)")),
            ("expectations", .array(verdicts.map(\.json))), ("delays", .array(delays.map(\.json))),
        ]).text
    }
}

extension ScenarioReport.Verdict {
    fileprivate var json: JSONValue {
        .object([
            ("line", .number("\(place.line)")), ("column", .number("\(place.column)")), ("step", .string(title)),
            ("held", .bool(held)), ("seconds", .number("\(time.seconds)")),
            ("seen", seen.map { .string($0) } ?? .null),
        ])
    }
}

extension ScenarioReport.Delay {
    fileprivate var json: JSONValue {
        .object([
            ("line", .number("\(place.line)")), ("column", .number("\(place.column)")), ("step", .string(title)),
            ("seconds", .number("\(lateness.seconds)")),
        ])
    }
}
