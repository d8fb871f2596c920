import AsyncHTTPClient
import ImpRuntime
import NIOConcurrencyHelpers
import NIOPosix
public import NIOSSL

/// Requests over the network, in HTTP/1.1. Redirections are not followed.
///
/// Nothing of it costs anything before the first request, and nothing waits: not the caller, not an event loop.
public final class HTTPEgress: Egress {
    /// An egress that trusts what the system trusts.
    public static let maker: EgressMaker = { HTTPEgress(deliver: $0) }

    private struct State {
        var client: NetworkClient?
        var exchanges: [UInt64: Exchange] = [:]
        var isClosed = false
    }

    private let state = NIOLockedValueBox(State())
    private let deliver: @Sendable (EgressEvent) -> Void
    private let trustRoots: NIOSSLTrustRoots

    public init(deliver: @escaping @Sendable (EgressEvent) -> Void, trustRoots: NIOSSLTrustRoots = .default) {
        self.deliver = deliver
        self.trustRoots = trustRoots
    }

    public func send(_ request: OutgoingRequest) -> EgressReceipt {
        do {
            let prepared = try request.prepared(trustRoots: trustRoots)
            let exchange = Exchange(request) { [weak self] in self?.deliver($0, of: request.number) }
            guard let client = open(exchange, request.number) else { return HTTPEgress.refused(.noConnection) }
            exchange.run(prepared, on: client.http)
            return .underWay
        } catch {
            return HTTPEgress.refused(RequestFailure(error))
        }
    }

    private static func refused(_ failure: RequestFailure) -> EgressReceipt {
        .answers(OutgoingAnswer(failure), after: OwnURL.delay)
    }

    /// The client for a new exchange; nil when everything is closed.
    private func open(_ exchange: Exchange, _ number: UInt64) -> NetworkClient? {
        state.withLockedValue { state in
            guard !state.isClosed else { return nil }
            let client = state.client ?? NetworkClient()
            state.client = client
            state.exchanges[number] = exchange
            return client
        }
    }

    private func deliver(_ event: EgressEvent, of number: UInt64) {
        if case .answer = event { _ = state.withLockedValue { $0.exchanges.removeValue(forKey: number) } }
        deliver(event)
    }

    public func resume(_ number: UInt64) {
        state.withLockedValue { $0.exchanges[number] }?.resume()
    }

    public func cancel(_ number: UInt64) {
        state.withLockedValue { $0.exchanges.removeValue(forKey: number) }?.cancel()
    }

    public func close() {
        let (client, exchanges) = state.withLockedValue { state in
            defer { state = State(isClosed: true) }
            return (state.client, state.exchanges.values)
        }
        for exchange in exchanges { exchange.cancel() }
        client?.close()
    }

    deinit { close() }
}

/// A client and the one thread that it works on.
private struct NetworkClient: Sendable {
    let http: HTTPClient
    private let group: MultiThreadedEventLoopGroup

    init() {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: HTTPClient.Configuration.Timeout(connect: .seconds(60)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = HTTPLimits.sentRequests
        http = HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    }

    func close() {
        // Nobody is left who could be told how it went.
        http.shutdown { [group] _ in group.shutdownGracefully { _ in } }
    }
}

extension OutgoingRequest {
    /// The request as the client takes it; what belongs to the connection is the client's.
    fileprivate func prepared(trustRoots: NIOSSLTrustRoots) throws -> HTTPClient.Request {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = isValidated ? .fullVerification : .none
        tls.trustRoots = trustRoots
        var request = try HTTPClient.Request(
            url: url, method: .init(rawValue: method), body: body.bytes.isEmpty ? nil : .bytes(body.bytes),
            tlsConfiguration: tls)
        for header in headers where !["content-length", "transfer-encoding"].contains(header.name.lowercased()) {
            request.headers.add(name: header.name, value: header.value)
        }
        return request
    }
}
