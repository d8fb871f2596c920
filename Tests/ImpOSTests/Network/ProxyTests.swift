import ImpOS
import ImpRuntime
import ImpSimulation
import Testing

@Suite struct ProxyTests {
    static let address = IPv4Address(192, 168, 1, 8)
    static let key = ProxyConfiguration.Credentials(user: "u", password: "secret")

    struct Row: Sendable {
        var proxy = ProxyConfiguration(address: "192.168.1.8", port: 3128)
        var needs: ProxyConfiguration.Credentials?
        var server = NetworkBench.server
        var outcome: NetworkStack.Action
        var phase: NetworkPhase
    }

    @Test(arguments: [
        Row(outcome: .connected, phase: .connected),
        Row(proxy: .init(address: "proxy.example", port: 3128), outcome: .connected, phase: .connected),
        Row(proxy: .init(address: "192.168.1.8", port: 3128, credentials: key), outcome: .connected, phase: .connected),
        Row(
            proxy: .init(address: "192.168.1.8", port: 3128, credentials: key), needs: key, outcome: .connected,
            phase: .connected),
        Row(needs: key, outcome: .failed(.notAuthorised), phase: .proxyRefused),
        Row(
            proxy: .init(address: "192.168.1.8", port: 3128, credentials: .init(user: "u", password: "x")), needs: key,
            outcome: .failed(.notAuthorised), phase: .proxyRefused),
        Row(proxy: .init(address: "192.168.1.8", port: 8080), outcome: .failed(.noProxy), phase: .proxyWrong),
        Row(proxy: .init(address: "192.168.1.9", port: 3128), outcome: .failed(.noProxy), phase: .proxyWrong),
        Row(proxy: .init(address: "nobody.example", port: 3128), outcome: .failed(.noProxy), phase: .proxyWrong),
        // A web server, or rather the imp server itself, is no proxy.
        Row(proxy: .init(address: "203.0.113.5", port: 31_314), outcome: .failed(.noProxy), phase: .proxyWrong),
        // The proxy works, the server does not.
        Row(server: ServerName(host: "imp.example", port: 1), outcome: .failed(.noServer), phase: .off),
        Row(server: ServerName(host: "nobody.example"), outcome: .failed(.noServer), phase: .off),
    ])
    func leadsToTheServerOrSaysWhyNot(row: Row) throws {
        var bench = try NetworkBench()
        bench.network.proxy = ProxyServer(address: Self.address, port: 3128, credentials: row.needs)
        bench.connect(NetworkBench.settings(proxy: row.proxy, server: row.server))
        #expect(bench.outcomes == [row.outcome])
        #expect(bench.stack.phase == row.phase)
    }

    @Test func relaysEverything() throws {
        var bench = try NetworkBench()
        bench.network.proxy = ProxyServer(address: Self.address, port: 3128)
        bench.connect(
            NetworkBench.settings(proxy: ProxyConfiguration(address: "192.168.1.8", port: 3128)), within: .seconds(5))
        let echoed = bench.echo(Array("hello".utf8), within: .seconds(1))
        #expect(echoed == Array("hello".utf8))
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\n\r\n", ProxyConnector.Answer.connected(rest: [])),
        ("HTTP/1.0 200 OK\r\nVia: x\r\n\r\nmore", .connected(rest: Array("more".utf8))),
        ("HTTP/1.1 407 \r\n\r\n", .failed(.notAuthorised)),
        ("HTTP/1.1 504 Gateway Timeout\r\n\r\n", .failed(.noServer)),
        ("HTTP/1.1 403 Forbidden\r\n\r\n", .failed(.noProxy)),
        ("SSH-2.0-OpenSSH\r\n\r\n", .failed(.noProxy)),
        ("\r\n\r\n", .failed(.noProxy)),
        (String(repeating: "x", count: 5_000), .failed(.noProxy)),
    ])
    func readsAnswers(text: String, answer: ProxyConnector.Answer) {
        var whole = ProxyConnector(NetworkBench.server, ProxyConfiguration(address: "a", port: 1))
        #expect(whole.receive(Array(text.utf8)) == answer)
        var bits = ProxyConnector(NetworkBench.server, ProxyConfiguration(address: "a", port: 1))
        let answers = text.utf8.prefix(4_096).compactMap { bits.receive([$0]) }
        if answer == .connected(rest: Array("more".utf8)) {
            #expect(answers.first == .connected(rest: []))
        } else {
            #expect(answers.first == answer)
        }
    }
}

extension NetworkBench {
    /// What comes back of what is sent.
    mutating func echo(_ bytes: [UInt8], within span: TimeSpan) -> [UInt8] {
        let taken = stack.stream.write(bytes, at: now)
        tell(.tick)
        run(for: span)
        return taken == bytes.count ? stack.stream.takeReceived() : []
    }
}
