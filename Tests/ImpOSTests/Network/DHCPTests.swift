import ImpOS
import ImpRuntime
import ImpSimulation
import Testing

@Suite struct DHCPTests {
    @Test(
        "R14: DHCP has ten seconds",
        arguments: [(9_900, .connected), (10_100, .failed(.noIPAddress))] as [(Int64, NetworkStack.Action)])
    func tenSeconds(delay: Int64, outcome: NetworkStack.Action) throws {
        var bench = try NetworkBench()
        bench.path.latency = .milliseconds(1)
        bench.network.dhcp?.offerDelay = .milliseconds(delay)
        bench.connect()
        #expect(bench.outcomes == [outcome])
        if outcome != .connected { #expect(bench.when(outcome) == .start + .seconds(10)) }
    }

    @Test func asksAgainMoreAndMoreSlowly() throws {
        var client = DHCPClient(client: MACAddress(1), random: SeededRandom(seed: 1))
        var sent = client.handle(.start(old: nil), at: .start).count
        var times: [Double] = []
        while let deadline = client.deadline {
            let actions = client.handle(.tick, at: deadline)
            times.append(deadline.since(.start).seconds)
            sent += actions.count
            if actions == [.failed] { break }
        }
        #expect(times == [1, 3, 7, 10])
        #expect(sent == 5)
        #expect(client.deadline == nil)
    }

    @Test func asksForItsOldAddressFirst() throws {
        var bench = try NetworkBench()
        bench.connect(within: .seconds(5))
        let first = bench.stack.address?.address
        bench.tell(.disconnect)
        let start = bench.now
        bench.told = []
        bench.connect(within: .seconds(5))
        #expect(bench.outcomes == [.connected])
        #expect(bench.stack.address?.address == first)
        let time = try #require(bench.when(.connected)).since(start)
        #expect(time < .seconds(1))
    }

    @Test func takesAnotherAddressIfTheOldOneIsRefused() throws {
        var bench = try NetworkBench()
        bench.connect(within: .seconds(5))
        bench.tell(.disconnect)
        bench.network.dhcp?.pool = [IPv4Address(192, 168, 1, 50)]
        bench.connect(within: .seconds(5))
        #expect(bench.stack.isConnected)
        #expect(bench.stack.address?.address == IPv4Address(192, 168, 1, 50))
    }

    @Test func renewsItsLease() throws {
        var bench = try NetworkBench()
        bench.network.dhcp?.duration = .seconds(200)
        bench.connect(within: .seconds(1_000))
        #expect(bench.outcomes == [.connected])
    }

    @Test func losesTheConnectionWithItsLease() throws {
        var bench = try NetworkBench()
        bench.network.dhcp?.duration = .seconds(200)
        bench.connect(within: .seconds(50))
        bench.network.dhcp = nil
        bench.run(for: .seconds(200))
        #expect(bench.outcomes == [.connected, .lost(.noIPAddress)])
    }

    @Test func losesTheConnectionIfRenewalIsRefused() throws {
        var bench = try NetworkBench()
        bench.network.dhcp?.duration = .seconds(200)
        bench.connect(within: .seconds(50))
        bench.network.dhcp?.behaviour = .refuses
        bench.run(for: .seconds(60))
        #expect(bench.outcomes == [.connected, .lost(.noIPAddress)])
    }

    @Test func endsAtServersThatHaveNothing() throws {
        for change in [
            { (network: inout LocalNetwork) in network.dhcp = nil },
            { $0.dhcp?.pool = [] },
            { $0.dhcp?.behaviour = .refuses },
        ] {
            var bench = try NetworkBench()
            change(&bench.network)
            bench.connect()
            #expect(bench.outcomes == [.failed(.noIPAddress)])
        }
    }
}
