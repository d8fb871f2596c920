import ImpRuntime
import NIOCore
import NIOHTTP1

/// One connection of the front end: gathers a request, hands it on, writes the reply. The pipeline before it lets one
/// request through at a time.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        case idle
        case reading(HTTPRequestHead, body: ByteBuffer)
        /// Refused while its body still comes in.
        case refused
        case waiting(HTTPRequestHead, number: UInt64)
    }

    private let agentID: String
    private let handlers: HTTPListener.Handlers
    private let connections: OpenConnections
    private var state = State.idle

    init(agentID: String, handlers: HTTPListener.Handlers, connections: OpenConnections) {
        self.agentID = agentID
        self.handlers = handlers
        self.connections = connections
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let part): add(part, context)
        case .end: finish(context)
        }
    }

    // MARK: Reading

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        if length > HTTPLimits.bodyBytes {
            refuse(head, FrontEndStatus.bodyTooLong, context)
            return
        }
        state = .reading(head, body: context.channel.allocator.buffer(capacity: length))
        if head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) {
            let go = HTTPResponseHead(version: head.version, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
        }
    }

    private func add(_ part: ByteBuffer, _ context: ChannelHandlerContext) {
        guard case .reading(let head, var body) = state else { return }
        state = .idle
        if body.readableBytes + part.readableBytes > HTTPLimits.bodyBytes {
            refuse(head, FrontEndStatus.bodyTooLong, context)
            return
        }
        body.writeImmutableBuffer(part)
        state = .reading(head, body: body)
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard case .reading(let head, let body) = state else { return }
        guard let target = RequestTarget(head.uri, agentID: agentID) else {
            answer(head, HTTPReply(number: 0, status: FrontEndStatus.noHandler), context)
            return
        }
        let number = connections.add(context.channel)
        state = .waiting(head, number: number)
        let request = HTTPRequest(
            number: number, method: head.method.rawValue, path: target.path, query: target.query,
            headers: RequestHandler.headers(of: head), body: Array(body.readableBytesView))
        if !handlers.deliver(request) {
            _ = connections.take(number)
            answer(head, HTTPReply(number: number, status: FrontEndStatus.tooMany), context)
        }
    }

    /// The request's headers, and the one that the vendor's front end adds: it stands for TLS, which loopback needs not.
    private static func headers(of head: HTTPRequestHead) -> [HTTPHeader] {
        let forwarded = "x-forwarded-proto"
        return head.headers.filter { $0.name.lowercased() != forwarded }.map { HTTPHeader($0.name, $0.value) }
            + [HTTPHeader(forwarded, "https")]
    }

    // MARK: Writing

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let reply = event as? HTTPReply, case .waiting(let head, reply.number) = state else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        answer(head, reply, context)
    }

    /// Answers before the body is in; the connection ends, so that it need not be read.
    private func refuse(_ head: HTTPRequestHead, _ status: Int, _ context: ChannelHandlerContext) {
        var head = head
        head.headers.replaceOrAdd(name: "connection", value: "close")
        answer(head, HTTPReply(number: 0, status: status), context)
        state = .refused
    }

    private func answer(_ head: HTTPRequestHead, _ reply: HTTPReply, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders()
        for header in reply.headers where !RequestHandler.ownHeaders.contains(header.name.lowercased()) {
            headers.add(name: header.name, value: header.value)
        }
        headers.add(name: "content-length", value: String(reply.body.bytes.count))
        if !head.isKeepAlive { headers.add(name: "connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: reply.status)
        let response = HTTPResponseHead(version: head.version, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if head.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body.bytes)))), promise: nil)
        }
        state = .idle
        let end = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        if !head.isKeepAlive {
            let channel = context.channel
            end.whenComplete { _ in channel.close(promise: nil) }
        }
    }

    /// Headers that belong to the connection.
    private static let ownHeaders: Set<String> = ["content-length", "transfer-encoding", "connection"]

    // MARK: Ends

    func channelInactive(context: ChannelHandlerContext) {
        if case .waiting(_, let number) = state, connections.take(number) != nil { handlers.gone(number) }
        state = .idle
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

/// The parts of `/<agentID>/path?query`.
struct RequestTarget: Equatable {
    var path: String
    var query: String

    /// Nil when it is not the agent's.
    init?(_ uri: String, agentID: String) {
        let prefix = "/" + agentID
        guard uri.hasPrefix(prefix) else { return nil }
        let rest = uri.dropFirst(prefix.count)
        guard rest.isEmpty || rest.hasPrefix("/") || rest.hasPrefix("?") else { return nil }
        let mark = rest.firstIndex(of: "?") ?? rest.endIndex
        path = mark == rest.startIndex ? "/" : String(rest[..<mark])
        query = String(rest[mark...].dropFirst())
    }
}
