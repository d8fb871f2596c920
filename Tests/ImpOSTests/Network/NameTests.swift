import ImpOS
import ImpRuntime
import ImpSimulation
import Testing

@Suite struct NameTests {
    struct Row: Sendable {
        var first: NameServer.Behaviour
        var second: NameServer.Behaviour?
        var host = "imp.example"
        var outcome: NetworkStack.Action
        /// In seconds, rounded down.
        var after: Int
    }

    @Test(arguments: [
        Row(first: .answers, outcome: .connected, after: 0),
        Row(first: .silent, outcome: .failed(.notResolved), after: 8),
        Row(first: .silent, second: .answers, outcome: .connected, after: 2),
        Row(first: .fails, second: .answers, outcome: .connected, after: 0),
        Row(first: .fails, outcome: .failed(.notResolved), after: 0),
        Row(first: .answers, host: "nobody.example", outcome: .failed(.notResolved), after: 0),
        Row(first: .silent, host: "203.0.113.5", outcome: .connected, after: 0),
        Row(first: .answers, host: "IMP.Example", outcome: .connected, after: 0),
        // There is a host, and it is not the server.
        Row(first: .answersWrongly(IPv4Address(192, 168, 1, 1)), outcome: .failed(.noServer), after: 0),
        // There is none.
        Row(first: .answersWrongly(IPv4Address(203, 0, 113, 9)), outcome: .failed(.noServer), after: 15),
    ])
    func followsItsNameServers(row: Row) throws {
        var bench = try NetworkBench()
        let addresses = [IPv4Address(192, 168, 1, 2), IPv4Address(192, 168, 1, 3)]
        let behaviours = [row.first] + [row.second].compactMap { $0 }
        bench.network.nameServers = zip(addresses, behaviours).map { NameServer(address: $0, behaviour: $1) }
        bench.network.dhcp?.nameServers = bench.network.nameServers.map(\.address)
        bench.connect(NetworkBench.settings(server: ServerName(host: row.host)))
        #expect(bench.outcomes == [row.outcome])
        let time = try #require(bench.when(row.outcome)).since(.start).seconds
        #expect(Int(time) == row.after)
    }

    @Test func believesNobodyElse() {
        let server = IPv4Address(10, 0, 0, 1)
        let wrong = IPv4Address(6, 6, 6, 6)
        var resolver = Resolver(random: SeededRandom(seed: 1))
        let asked = resolver.handle(.start(name: "a", servers: [server]), at: .start)
        guard case .send(var message, _)? = asked.first else {
            Issue.record("nothing asked")
            return
        }
        message.kind = .address(wrong)
        #expect(resolver.handle(.message(message, from: wrong), at: .start) == [])
        message.id &+= 1
        #expect(resolver.handle(.message(message, from: server), at: .start) == [])
        message.id &-= 1
        message.name = "b"
        #expect(resolver.handle(.message(message, from: server), at: .start) == [])
        message.name = "a"
        #expect(resolver.handle(.message(message, from: server), at: .start) == [.resolved(wrong)])
    }
}
