/// Asks a proxy for a connection to the server, over a stream that is open already.
public struct ProxyConnector: Codable, Equatable, Sendable {
    public enum Answer: Codable, Equatable, Sendable {
        /// From here on the stream is the server's. `rest` came after the proxy's answer.
        case connected(rest: [UInt8])
        case failed(ConnectionError)
    }

    /// What is sent to the proxy first.
    public let request: [UInt8]
    private var received: [UInt8] = []

    public init(_ server: ServerName, _ proxy: ProxyConfiguration) {
        request = HTTPConnect.request(server, proxy.credentials)
    }

    /// Nil as long as the answer is not complete.
    public mutating func receive(_ bytes: [UInt8]) -> Answer? {
        received += bytes
        if let length = HTTPConnect.headLength(received), length <= IPFigures.proxyAnswerSize {
            return answer(received[..<length], rest: Array(received[length...]))
        }
        return received.count >= IPFigures.proxyAnswerSize ? .failed(.noProxy) : nil
    }

    /// A gateway error says that the proxy is right and the server is not there; anything else that is not a success
    /// comes from something that is not the proxy that was meant.
    private func answer(_ head: ArraySlice<UInt8>, rest: [UInt8]) -> Answer {
        switch HTTPConnect.status(head) {
        case .some(200..<300): .connected(rest: rest)
        case .some(407): .failed(.notAuthorised)
        case .some(502...504): .failed(.noServer)
        default: .failed(.noProxy)
        }
    }
}
