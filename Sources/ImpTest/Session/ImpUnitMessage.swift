import FoundationEssentials

/// What the test framework reports: a line of JSON in the log.
struct ImpUnitMessage: Decodable, Equatable {
    enum Kind: String, Decodable {
        case sessionStart = "SESSION_START"
        case testStart = "TEST_START"
        case testPassed = "TEST_OK"
        case testFailed = "TEST_FAIL"
        case info = "INFO"
        case command = "EXTERNAL_COMMAND"
        case result = "SESSION_RESULT"
    }

    /// Nil for what older frameworks report beside.
    let kind: Kind?
    let session: String
    let message: JSONValue

    private enum CodingKeys: String, CodingKey {
        case type, session, message
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = Kind(rawValue: try container.decode(String.self, forKey: .type))
        session = try container.decode(String.self, forKey: .session)
        message = try container.decodeIfPresent(JSONValue.self, forKey: .message) ?? .null
    }

    /// Nil if the line is none.
    static func read(_ line: String) throws -> ImpUnitMessage? {
        guard line.contains("__IMPUNIT__") else { return nil }
        return try JSONDecoder().decode(ImpUnitMessage.self, from: Data(line.utf8))
    }

    /// A member of the message, which is an object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = message else { return nil }
        return members[name]
    }

    func count(_ name: String) -> Int {
        guard case .integer(let count)? = self[name] else { return 0 }
        return count
    }
}
