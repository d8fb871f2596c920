public import ImpRuntime

/// A request of an agent's program to somebody else.
public struct OutgoingRequest: Codable, Equatable, Sendable {
    /// The agent's name for it, given once.
    public var number: UInt64 = 0
    /// `GET`, or any other verb.
    public var method: String
    /// As the program wrote it.
    public var url: String
    public var headers: [HTTPHeader]
    public var body: ByteString
    /// Whether the server must have a certificate that the system trusts (`setvalidation`).
    public var isValidated = false
    /// Whether the answer's body is wanted in parts, as it comes.
    public var isStreamed = false

    public init(method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = ByteString(body)
    }

    /// Bytes that are kept for it.
    var size: Int {
        url.utf8.count + body.bytes.count + headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    }
}

/// How a request ended: an answer, or a failure, which has a `RequestFailure` for its status.
public struct OutgoingAnswer: Codable, Equatable, Sendable {
    public var status: Int
    /// In the order they came in.
    public var headers: [HTTPHeader]
    public var body: ByteString

    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = ByteString(body)
    }

    public init(_ failure: RequestFailure) { self.init(status: failure.rawValue) }
}

/// Status codes of requests that got no answer: numbers of libcurl's errors, as documented. Which failure has which of
/// them is documented for some only; the others are chosen by libcurl's meaning.
public enum RequestFailure: Int, Sendable {
    /// Documented.
    case malformedURL = 3
    /// Documented.
    case unknownHost = 6
    case noConnection = 7
    /// What came was not HTTP.
    case strangeReply = 8
    /// The connection ended in the middle of the answer.
    case partialAnswer = 18
    /// Documented.
    case timedOut = 28
    case tlsFailed = 35
    /// The certificate is another host's (documented).
    case wrongHost = 51
    /// The connection ended before the answer began.
    case noAnswer = 52
    case connectionLost = 56
    /// Nobody trusted has signed the certificate (documented).
    case untrusted = 60
    /// The answer is longer than `HTTPLimits.answerBytes`.
    case answerTooLong = 63
}
