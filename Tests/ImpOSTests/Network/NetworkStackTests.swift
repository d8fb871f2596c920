import ImpLink
import ImpOS
import ImpRuntime
import ImpSimulation
import Testing

@Suite struct NetworkStackTests {
    @Test func tellsItsPhases() throws {
        var bench = try NetworkBench()
        bench.connect()
        #expect(bench.phases == [.gettingAddress, .resolving, .connecting, .connected])
        bench.tell(.disconnect)
        #expect(bench.phases.last == .off)
        #expect(bench.outcomes == [.connected])
    }

    @Test func carriesBytesBothWays() throws {
        var bench = try NetworkBench()
        bench.connect(within: .seconds(5))
        let echoed = bench.echo([1, 2, 3], within: .seconds(1))
        #expect(echoed == [1, 2, 3])
    }

    struct Fault: Sendable {
        var name: String
        var make: @Sendable (inout LocalNetwork) -> Void
        var settings = NetworkBench.settings()
        var error: ConnectionError
    }

    static func fixed(_ gateway: UInt8, _ network: UInt8 = 1) -> NetworkConfiguration {
        let address = try? IPv4Configuration(
            address: IPv4Address(192, 168, network, 20), netmask: IPv4Address(255, 255, 255, 0),
            gateway: IPv4Address(192, 168, network, gateway), nameServers: [IPv4Address(192, 168, 1, 1)])
        return NetworkBench.settings(fixedAddress: address)
    }

    @Test(arguments: [
        Fault(name: "no DHCP", make: { $0.dhcp = nil }, error: .noIPAddress),
        Fault(name: "no names", make: { $0.nameServers = [] }, error: .notResolved),
        Fault(name: "no Internet", make: { $0.internet = .down }, error: .noServer),
        Fault(name: "captive portal", make: { $0.internet = .captivePortal }, error: .noServer),
        Fault(name: "other port", make: { $0.server.port = 993 }, error: .noServer),
        Fault(name: "wrong gateway", make: { _ in }, settings: fixed(77), error: .noServer),
        Fault(name: "other network", make: { _ in }, settings: fixed(1, 7), error: .notResolved),
    ])
    func failsWithTheErrorOfItsPhase(fault: Fault) throws {
        var bench = try NetworkBench()
        fault.make(&bench.network)
        bench.connect(fault.settings)
        #expect(bench.outcomes == [.failed(fault.error)], "\(fault.name)")
        #expect(bench.stack.lastError == fault.error)
        #expect(bench.stack.deadline == nil)
    }

    @Test func needsNoDHCPWithAFixedAddress() throws {
        var bench = try NetworkBench()
        bench.network.dhcp = nil
        bench.connect(Self.fixed(1))
        #expect(bench.outcomes == [.connected])
        #expect(bench.stack.address?.dhcpServer == nil)
    }

    @Test func losesItsConnectionWhenTheServerIsGone() throws {
        var bench = try NetworkBench()
        bench.connect(within: .seconds(5))
        bench.path.isCut = true
        _ = bench.echo([1], within: .seconds(120))
        #expect(bench.outcomes == [.connected, .lost(.noServer)])
    }

    @Test func losesItsConnectionWhenTheServerForgets() throws {
        var bench = try NetworkBench()
        bench.connect(within: .seconds(5))
        let end = try #require(bench.ends.keys.first)
        bench.ends[end] = nil
        _ = bench.echo([1], within: .seconds(5))
        #expect(bench.outcomes == [.connected, .lost(.noServer)])
    }

    @Test func leavesWhatArrivedBeforeTheEnd() throws {
        var bench = try NetworkBench()
        bench.connect(within: .seconds(5))
        let end = try #require(bench.ends.keys.first)
        _ = bench.ends[end]?.stream.write([9], at: bench.now)
        bench.ends[end]?.stream.close(at: bench.now)
        bench.answer(end)
        bench.run(for: .seconds(1))
        #expect(bench.outcomes == [.connected, .lost(.noServer)])
        #expect(bench.stack.stream.takeReceived() == [9])
    }

    @Test("R36: the error that the server is not there sticks")
    func errorSticks() throws {
        var bench = try NetworkBench()
        bench.network.internet = .down
        bench.connect()
        let dhcp = bench.network.dhcp
        bench.network.dhcp = nil
        bench.connect()
        #expect(bench.outcomes == [.failed(.noServer), .failed(.noServer)])
        bench.network.dhcp = dhcp
        bench.network.internet = .reachable
        bench.connect()
        #expect(bench.stack.lastError == nil)
        bench.tell(.disconnect)
        bench.network.dhcp = nil
        bench.connect()
        #expect(bench.outcomes.last == .failed(.noIPAddress))
    }

    @Test func canBeDisconnectedAtAnyMoment() throws {
        for milliseconds in stride(from: Int64(0), to: 1_200, by: 7) {
            var bench = try NetworkBench()
            bench.connect(within: .milliseconds(milliseconds))
            bench.tell(.disconnect)
            let told = bench.told.count
            bench.run(for: .seconds(120))
            #expect(bench.told.count == told, "\(milliseconds)")
            #expect(bench.stack.deadline == nil)
            #expect(bench.stack.phase == .off)
        }
    }

    @Test("R27: thousands of connections on and off, lossy")
    func manyCycles() throws {
        var bench = try NetworkBench(seed: 27)
        bench.path.lossPercent = 5
        bench.path.jitter = .milliseconds(30)
        var random = SeededRandom(seed: 27)
        var connected = 0
        for _ in 0..<3_000 {
            bench.told = []
            bench.connect(within: .milliseconds(Int64.random(in: 0..<2_000, using: &random)))
            if bench.stack.isConnected { connected += 1 }
            bench.tell(.disconnect)
            bench.run(for: .milliseconds(Int64.random(in: 0..<500, using: &random)))
            bench.ends = [:]
        }
        #expect(connected > 1_000)
        bench.path.lossPercent = 0
        bench.connect()
        #expect(bench.stack.isConnected)
    }

    @Test func doesTheSameWithTheSameSeed() throws {
        func run(_ seed: UInt64) throws -> ([NetworkStack.Action], [Instant]) {
            var bench = try NetworkBench(seed: seed)
            bench.path.lossPercent = 20
            bench.path.jitter = .milliseconds(100)
            for _ in 0..<20 {
                bench.connect(within: .seconds(20))
                bench.tell(.disconnect)
            }
            return (bench.actions, bench.told.map(\.at))
        }
        let (first, second, other) = (try run(1), try run(1), try run(2))
        #expect(first == second)
        #expect(first.1 != other.1)
    }
}
