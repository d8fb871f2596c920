import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization
import Testing
import X509

@testable import ImpAgent

/// Requests over real sockets, to servers on loopback.
struct NetworkRequests {
    /// An egress and what it delivers.
    private final class Client: Sendable {
        let egress: HTTPEgress
        private let events: AsyncStream<EgressEvent>

        init(trustRoots: NIOSSLTrustRoots = .default) {
            let (stream, continuation) = AsyncStream.makeStream(of: EgressEvent.self)
            events = stream
            egress = HTTPEgress(deliver: { continuation.yield($0) }, trustRoots: trustRoots)
        }

        func next() async throws -> EgressEvent {
            var iterator = events.makeAsyncIterator()
            return try #require(await iterator.next())
        }

        /// The end of a request, by its number.
        func answer(to request: OutgoingRequest) async throws -> OutgoingAnswer {
            switch egress.send(request) {
            case .answers(let answer, _): return answer
            case .underWay: break
            }
            guard case .answer(request.number, let answer) = try await next() else {
                throw Unexpected()
            }
            return answer
        }
    }

    private struct Unexpected: Error {}

    @Test func reachTheServerAsTheyAre() async throws {
        let server = try LoopbackServer.http()
        defer { server.stop() }
        var request = OutgoingRequest(
            method: "PATCH", url: "\(server.url)/a%20b?c=d#e", headers: [HTTPHeader("X-Name", "me")],
            body: [0, 255, 10])
        request.number = 7
        let answer = try await Client().answer(to: request)
        #expect(answer.status == 203)
        #expect(String(decoding: answer.body.bytes, as: UTF8.self) == "PATCH /a%20b?c=d me 3 HTTP/1.1")
        #expect(answer.headers.contains(HTTPHeader("X-Case", "One")))
        #expect(answer.headers.filter { $0.name == "Twice" }.map(\.value) == ["1", "2"])
    }

    @Test(arguments: ["GET", "HEAD", "POST", "OPTIONS", "DELETE", "PURGE"])
    func haveAnyVerb(_ method: String) async throws {
        let server = try LoopbackServer.http()
        defer { server.stop() }
        let answer = try await Client().answer(to: OutgoingRequest(method: method, url: server.url))
        #expect(answer.status == 203)
        let body = String(decoding: answer.body.bytes, as: UTF8.self)
        #expect(body == (method == "HEAD" ? "" : "\(method) / - 0 HTTP/1.1"))
    }

    @Test func areNotRedirected() async throws {
        let server = try LoopbackServer.raw("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let answer = try await Client().answer(to: OutgoingRequest(url: server.url))
        #expect(answer.status == 302)
        #expect(answer.headers.contains(HTTPHeader("Location", "/b")))
    }

    @Test(arguments: [
        ("", RequestFailure.noAnswer), ("nonsense\r\n\r\n", .strangeReply),
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", .partialAnswer),
    ])
    func ofStrangeServersFail(_ reply: String, _ failure: RequestFailure) async throws {
        let server = try LoopbackServer.raw(reply)
        defer { server.stop() }
        let answer = try await Client().answer(to: OutgoingRequest(url: server.url))
        #expect(answer.status == failure.rawValue)
    }

    /// Port 1 is nobody's; that of a server that stopped may be another test's.
    @Test(arguments: ["http://127.0.0.1:1/", "http://localhost:1/"])
    func toNobodyFail(url: String) async throws {
        let answer = try await Client().answer(to: OutgoingRequest(url: url))
        #expect(answer.status == RequestFailure.noConnection.rawValue)
    }

    /// A label longer than 63 letters is refused without asking anybody.
    @Test func toUnknownHostsFail() async throws {
        let host = String(repeating: "a", count: 64) + ".invalid"
        let answer = try await Client().answer(to: OutgoingRequest(url: "http://\(host)/"))
        #expect(answer.status == RequestFailure.unknownHost.rawValue)
    }

    @Test func withAnswersThatAreTooLongFail() async throws {
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
        let long = try LoopbackServer.raw(head, repeating: HTTPLimits.answerBytes + 1)
        defer { long.stop() }
        #expect(
            try await Client().answer(to: OutgoingRequest(url: long.url)).status
                == RequestFailure.answerTooLong.rawValue)
        let fits = try LoopbackServer.raw(head, repeating: HTTPLimits.answerBytes)
        defer { fits.stop() }
        let answer = try await Client().answer(to: OutgoingRequest(url: fits.url))
        #expect(answer.status == 200)
        #expect(answer.body.bytes.count == HTTPLimits.answerBytes)
    }

    @Test func thatAreStreamedWaitForEachPart() async throws {
        let size = 1 << 20
        let server = try LoopbackServer.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", repeating: size)
        defer { server.stop() }
        let client = Client()
        var request = OutgoingRequest(url: server.url)
        request.isStreamed = true
        #expect(client.egress.send(request) == .underWay)
        var (bytes, parts) = (0, 0)
        while case .content(0, let part) = try await client.next() {
            bytes += part.bytes.count
            parts += 1
            client.egress.resume(0)
        }
        #expect(bytes == size)
        #expect(parts > 1)
    }

    @Test func thatAreCancelledDeliverNothing() async throws {
        let server = try LoopbackServer.raw(nil)
        defer { server.stop() }
        let client = Client()
        var request = OutgoingRequest(url: server.url)
        request.number = 1
        #expect(client.egress.send(request) == .underWay)
        client.egress.cancel(1)
        // What is delivered next is the end of another request.
        let other = try LoopbackServer.http()
        defer { other.stop() }
        request.number = 2
        request.url = other.url
        #expect(try await client.answer(to: request).status == 203)
    }

    @Test func afterTheEndAreRefused() async throws {
        let client = Client()
        client.egress.close()
        let answer = try await client.answer(to: OutgoingRequest(url: "http://127.0.0.1:1"))
        #expect(answer.status == RequestFailure.noConnection.rawValue)
    }

    // MARK: TLS

    @Test func withoutValidationTakeAnyCertificate() async throws {
        let server = try LoopbackServer.http(certificate: TestCertificate(host: "elsewhere.example"))
        defer { server.stop() }
        #expect(try await Client().answer(to: OutgoingRequest(url: server.url)).status == 203)
    }

    @Test func withValidationTakeOnlyATrustedOneOfTheHost() async throws {
        let good = try TestCertificate(host: "localhost")
        let other = try TestCertificate(host: "elsewhere.example")
        let cases: [(TestCertificate, [TestCertificate], Int)] = [
            (good, [good], 203), (good, [other], RequestFailure.untrusted.rawValue),
            (other, [other], RequestFailure.wrongHost.rawValue),
        ]
        for (certificate, trusted, status) in cases {
            let server = try LoopbackServer.http(certificate: certificate)
            defer { server.stop() }
            var request = OutgoingRequest(url: server.url)
            request.isValidated = true
            let client = Client(trustRoots: .certificates(try trusted.map { try $0.tls }))
            #expect(try await client.answer(to: request).status == status)
        }
    }

    @Test func toServersWithoutTLSFail() async throws {
        let server = try LoopbackServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let url = server.url.replacing("http://", with: "https://")
        #expect(try await Client().answer(to: OutgoingRequest(url: url)).status == RequestFailure.tlsFailed.rawValue)
    }
}
