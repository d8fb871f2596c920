/// The members of a mapping while its value is made, or while its keys are listed: then every member has a sample.
struct Fields {
    private let given: [String: YAMLEntry]
    private let isListing: Bool
    let place: Place
    var context: ReadingContext
    private(set) var keys: [Schema.Key] = []

    /// To list the keys.
    init() {
        self.init(given: [:], isListing: true, place: Place(line: 1, column: 1), context: ReadingContext())
    }

    init(_ entries: [YAMLEntry], at place: Place, _ context: ReadingContext) {
        let given = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
        self.init(given: given, isListing: false, place: place, context: context)
    }

    private init(given: [String: YAMLEntry], isListing: Bool, place: Place, context: ReadingContext) {
        self.given = given
        self.isListing = isListing
        self.place = place
        self.context = context
    }

    /// - Parameter summary: for the schema.
    mutating func optional<Value>(
        _ key: String, _ format: Format<Value>, _ summary: String
    ) throws(Problem) -> Value? {
        keys.append(Schema.Key(name: key, schema: format.schema, isRequired: false, summary: summary))
        if isListing { return format.sample }
        guard let entry = given[key] else { return nil }
        return try format.read(entry.value, context)
    }

    mutating func value<Value>(
        _ key: String, _ format: Format<Value>, _ summary: String, default: Value
    ) throws(Problem) -> Value {
        try optional(key, format, summary) ?? `default`
    }

    mutating func required<Value>(
        _ key: String, _ format: Format<Value>, _ summary: String
    ) throws(Problem) -> Value {
        keys.append(Schema.Key(name: key, schema: format.schema, isRequired: true, summary: summary))
        if isListing { return format.sample }
        guard let entry = given[key] else { throw Problem(place, "\(key) is missing") }
        return try format.read(entry.value, context)
    }

    /// What must hold between members; `key` says where the problem is.
    func check(_ isRight: Bool, at key: String? = nil, _ problem: @autoclosure () -> String) throws(Problem) {
        if isRight || isListing { return }
        throw Problem(key.flatMap { given[$0]?.keyPlace } ?? place, problem())
    }
}
