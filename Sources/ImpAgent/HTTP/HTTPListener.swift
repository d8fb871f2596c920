import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

/// A real HTTP front end of one agent, on loopback. Requests to `/<agentID>/…` go to `deliver`; replies come back with
/// `send`, at any time and from any thread. Nothing here waits on an event loop.
public final class HTTPListener: Sendable {
    public let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let server: any Channel
    private let connections: OpenConnections

    /// What the listener does with what comes in; called on an event loop, so it must not wait.
    public struct Handlers: Sendable {
        /// A request came in. False when it cannot be taken; the listener answers 503.
        public var deliver: @Sendable (HTTPRequest) -> Bool
        /// The client of a request that is not answered yet went away.
        public var gone: @Sendable (UInt64) -> Void

        public init(
            deliver: @escaping @Sendable (HTTPRequest) -> Bool, gone: @escaping @Sendable (UInt64) -> Void
        ) {
            self.deliver = deliver
            self.gone = gone
        }
    }

    /// Listens on 127.0.0.1.
    ///
    /// - Parameter port: 0 for any that is free.
    /// - Throws: when the port is taken.
    public init(port: Int, agentID: String, handlers: Handlers) throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let connections = OpenConnections()
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(
                        RequestHandler(agentID: agentID, handlers: handlers, connections: connections))
                }
            }
        do {
            server = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
        } catch {
            group.shutdownGracefully { _ in }
            throw error
        }
        self.group = group
        self.connections = connections
        self.port = server.localAddress?.port ?? port
    }

    /// Sends a reply to the client that waits for it; nothing happens when it has gone.
    public func send(_ reply: HTTPReply) {
        guard let channel = connections.take(reply.number) else { return }
        channel.eventLoop.execute { channel.pipeline.fireUserInboundEventTriggered(reply) }
    }

    /// Closes every connection and returns when the port is free again; once.
    ///
    /// - Throws: what the system said where it could not be closed in order.
    public func stop() throws {
        let closing = Result { try server.close().wait() }
        try group.syncShutdownGracefully()
        try closing.get()
    }
}

/// The connections whose request waits for a reply, by its number.
final class OpenConnections: Sendable {
    private struct State {
        var last: UInt64 = 0
        var channels: [UInt64: any Channel] = [:]
    }

    private let state = NIOLockedValueBox(State())

    func add(_ channel: any Channel) -> UInt64 {
        state.withLockedValue { state in
            state.last += 1
            state.channels[state.last] = channel
            return state.last
        }
    }

    func take(_ number: UInt64) -> (any Channel)? {
        state.withLockedValue { $0.channels.removeValue(forKey: number) }
    }
}
