public import ImpRuntime

/// A request to an agent's URL, as the front end hands it on.
public struct HTTPRequest: Codable, Equatable, Sendable {
    /// The front end's name for it; the reply carries it.
    public var number: UInt64
    /// `GET`, or any other verb as it was received.
    public var method: String
    /// What follows the agent's id in the URL, without the query; `/` at least.
    public var path: ByteString
    /// What follows the `?`, still encoded.
    public var query: ByteString
    public var headers: [HTTPHeader]
    public var body: ByteString

    public init(
        number: UInt64, method: String = "GET", path: String = "/", query: String = "", headers: [HTTPHeader] = [],
        body: [UInt8] = []
    ) {
        self.number = number
        self.method = method
        self.path = ByteString(path)
        self.query = ByteString(query)
        self.headers = headers
        self.body = ByteString(body)
    }
}

/// What an agent, or the front end for it, answers.
public struct HTTPReply: Codable, Equatable, Sendable {
    public var number: UInt64
    public var status: Int
    public var headers: [HTTPHeader]
    public var body: ByteString

    public init(number: UInt64, status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.number = number
        self.status = status
        self.headers = headers
        self.body = ByteString(body)
    }
}

public struct HTTPHeader: Codable, Equatable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What the front end answers for an agent.
public enum FrontEndStatus {
    /// The agent has no handler, or there is no such agent (documented).
    public static let noHandler = 404
    /// The handler threw (our choice: the vendor's code is not on record).
    public static let handlerFailed = 500
    /// The body is longer than `HTTPLimits.bodyBytes` (our choice of code; the limit is documented).
    public static let bodyTooLong = 413
    /// Too many requests wait (our choice).
    public static let tooMany = 503
    /// The program dropped the response without sending it (our choice).
    public static let dropped = 504
}

public enum HTTPLimits {
    /// Bytes of a request's body (documented).
    public static let bodyBytes = 512 << 10
    /// Requests of one agent that were not answered yet; the next gets 503.
    public static let openRequests = 1_000
    /// Requests that a program made and did not send, and bytes of them; the next cannot be made.
    public static let requestObjects = 1_000
    public static let requestBytes = 16 << 20
    /// Requests of a program that wait for their answer; the next cannot be sent.
    public static let sentRequests = 1_000
    /// The status code of requests that are sent faster than `RequestCredits` allows (our choice).
    public static let tooManyRequests = 429
    /// Bytes of an answer's body to a program that does not take it in parts; a longer one fails.
    public static let answerBytes = 8 << 20
}
