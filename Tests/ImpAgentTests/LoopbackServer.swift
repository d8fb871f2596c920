import Crypto
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import SwiftASN1
import X509

/// A server on loopback for one test.
struct LoopbackServer {
    let url: String
    private let channel: any Channel
    private let group: MultiThreadedEventLoopGroup

    private init(scheme: String, _ initialize: @escaping @Sendable (any Channel) throws -> Void) throws {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        channel = try ServerBootstrap(group: group)
            .childChannelInitializer { channel in channel.eventLoop.makeCompletedFuture { try initialize(channel) } }
            .bind(host: "127.0.0.1", port: 0).wait()
        url = "\(scheme)://localhost:\(channel.localAddress?.port ?? 0)"
    }

    func stop() {
        try? channel.close().wait()
        group.shutdownGracefully { _ in }
    }

    /// Answers 203 with what it was asked; over TLS with a certificate.
    static func http(certificate: TestCertificate? = nil) throws -> LoopbackServer {
        let tls = try certificate.map { certificate in
            try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: [.certificate(certificate.tls)], privateKey: .privateKey(certificate.tlsKey)))
        }
        return try LoopbackServer(scheme: tls == nil ? "http" : "https") { channel in
            let pipeline = channel.pipeline.syncOperations
            if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
            try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
            try pipeline.addHandler(Echo())
        }
    }

    /// Writes these bytes to whoever says anything, and `count` letters more, and closes; nil: never says anything.
    static func raw(_ reply: String?, repeating count: Int = 0) throws -> LoopbackServer {
        try LoopbackServer(scheme: "http") { channel in
            try channel.pipeline.syncOperations.addHandler(Reciter(reply: reply, count: count))
        }
    }
}

private final class Echo: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private var head: HTTPRequestHead?
    private var count = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): (self.head, count) = (head, 0)
        case .body(let part): count += part.readableBytes
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let name = head.headers.first(name: "x-name") ?? "-"
        let text = "\(head.method.rawValue) \(head.uri) \(name) \(count) \(head.version)"
        let headers: HTTPHeaders = [
            "X-Case": "One", "Twice": "1", "Twice": "2", "Content-Length": String(text.utf8.count),
        ]
        let response = HTTPResponseHead(version: head.version, status: .nonAuthoritativeInformation, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if head.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}

private final class Reciter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let reply: String?
    private let count: Int
    private var hasAnswered = false

    init(reply: String?, count: Int) {
        self.reply = reply
        self.count = count
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let reply, !hasAnswered else { return }
        hasAnswered = true
        var buffer = ByteBuffer(string: reply)
        buffer.writeRepeatingByte(UInt8(ascii: "x"), count: count)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in channel.close(promise: nil) }
    }
}

/// A certificate that signs itself, made for one test.
struct TestCertificate {
    private let key = P256.Signing.PrivateKey()
    private let certificate: Certificate

    init(host: String) throws {
        let name = try DistinguishedName { CommonName(host) }
        let now = Date()
        certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: .init(key.publicKey),
            notValidBefore: now - 3_600, notValidAfter: now + 86_400, issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                SubjectAlternativeNames([.dnsName(host)])
            }, issuerPrivateKey: .init(key))
    }

    var tls: NIOSSLCertificate {
        get throws { try NIOSSLCertificate(bytes: certificate.serializeAsPEM().derBytes, format: .der) }
    }

    var tlsKey: NIOSSLPrivateKey {
        get throws { try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der) }
    }
}
