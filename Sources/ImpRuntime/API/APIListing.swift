/// A row of `imp api`.
public struct APIRow: Codable, Equatable, Sendable {
    public var path: String
    public var form: String
    public var signature: String
    public var parameters: [Parameter]
    public var result: String
    public var sides: [String]
    public var modules: [String]
    /// The release it came with; empty for what was always there.
    public var since: String
    /// Whether this release has it; the others are known, and absent at run time.
    public var isPresent: Bool
    public var prose: String

    public struct Parameter: Codable, Equatable, Sendable {
        public var name: String
        public var type: String
        public var isOptional: Bool
        public var range: String
    }

    init(_ entry: APIEntry) {
        path = entry.path
        form = entry.form.rawValue
        signature = entry.signature
        parameters = entry.parameters.map {
            Parameter(name: $0.name, type: $0.type.text, isOptional: $0.isOptional, range: $0.range)
        }
        result = entry.result.text
        sides = entry.sides.names
        modules = entry.sides.contains(.device) ? entry.modules.modules.map(\.rawValue) : []
        since = entry.since.name
        isPresent = !entry.since.isLater
        prose = entry.prose
    }
}

/// The rows of all members, each once, by path. A member that both halves have is one row.
public func apiRows(_ entries: [APIEntry]) -> [APIRow] {
    var rows: [APIRow] = []
    for entry in entries.sorted(by: { ($0.path, $0.sides.rawValue) < ($1.path, $1.sides.rawValue) }) {
        let row = APIRow(entry)
        if rows.last != row { rows.append(row) }
    }
    return rows
}
