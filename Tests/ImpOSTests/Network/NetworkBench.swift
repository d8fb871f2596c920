import ImpLink
import ImpOS
import ImpRuntime
import ImpSimulation

/// A stack, the air and the Ethernet socket around it, the network behind both, and a server that sends back what it
/// gets.
struct NetworkBench {
    enum Event {
        case input(NetworkStack.Input)
        /// Over whatever the device uses then.
        case toDevice(Packet)
        case fromDevice(Packet)
        case atServer(Segment, Route)
        case fromServer(Segment, Route)
    }

    struct ServerEnd {
        var route: Route
        var stream = Transport(role: .server, sendCapacity: 65_536, receiveWindow: 65_536)
        var handshake = ServerHandshake()
    }

    static let board = NetworkHardware(radio: nil, ethernet: MACAddress(0x0C2A_6900_0001))
    static let server = ServerName(host: "imp.example")
    static let address = IPv4Address(203, 0, 113, 5)

    var stack: NetworkStack
    var network: LocalNetwork
    var path: PathFaults
    var air: Air
    var ends: [UInt64: ServerEnd] = [:]
    var events: [(at: Instant, event: Event)] = []
    var now = Instant.start
    /// All but frames and packets.
    var told: [(at: Instant, action: NetworkStack.Action)] = []

    init(hardware: NetworkHardware = board, _ accessPoints: [AccessPointSettings] = [], seed: UInt64 = 1) throws {
        stack = NetworkStack(
            hardware: hardware, country: .initial(on: .imp005), random: SeededRandom(seed: seed))
        network = try Self.network()
        air = Air(accessPoints, random: SeededRandom(seed: seed, stream: "air"))
        path = PathFaults(latency: .milliseconds(20), random: SeededRandom(seed: seed, stream: "path"))
    }

    static func network() throws -> LocalNetwork {
        let gateway = IPv4Address(192, 168, 1, 1)
        return try LocalNetwork(
            gateway: gateway, netmask: IPv4Address(255, 255, 255, 0),
            dhcp: DHCPServer(
                address: gateway, pool: (100...110).map { IPv4Address(192, 168, 1, $0) }, nameServers: [gateway]),
            nameServers: [NameServer(address: gateway)],
            names: [KnownName("imp.example", address), KnownName("proxy.example", IPv4Address(192, 168, 1, 8))],
            server: Endpoint(address: address.bits, port: 31_314))
    }

    static func settings(
        wifi: WiFiJoin? = nil, fixedAddress: IPv4Configuration? = nil, proxy: ProxyConfiguration? = nil,
        server: ServerName = server
    ) -> NetworkConfiguration {
        NetworkConfiguration(wifi: wifi, fixedAddress: fixedAddress, proxy: proxy, server: server)
    }

    /// Plugs the cable in and connects.
    mutating func connect(_ settings: NetworkConfiguration = settings(), within span: TimeSpan = .seconds(60)) {
        tell(.ethernetLink(true))
        tell(.connect(settings))
        run(for: span)
    }

    mutating func tell(_ input: NetworkStack.Input) {
        for action in stack.handle(input, at: now) {
            switch action {
            case .packet(let packet): if hasCarrier { send(.fromDevice(packet)) }
            case .frame(let bytes, let channel): expect(air.transmit(bytes, channel: channel, at: now))
            default: told.append((now, action))
            }
        }
    }

    /// Whether packets pass between the device and its network.
    private var hasCarrier: Bool {
        guard stack.medium == .wifi, let radio = stack.hardware.radio else { return stack.medium == .ethernet }
        return air.accessPoints.contains { air.carriesData(of: radio, at: $0.settings.bssid) }
    }

    mutating func change(_ bssid: MACAddress, _ change: (inout AccessPointSettings) -> Void) {
        expect(air.change(bssid, at: now, change))
    }

    mutating func expect(_ events: [Air.Event]) {
        for event in events {
            switch event {
            case .frame(let bytes, let signal, let channel, let at):
                put(.input(.frame(bytes, signal: signal, channel: channel)), at: at)
            case .beaconsMissed(let bssid): put(.input(.beaconsMissed(from: bssid)), at: now)
            }
        }
    }

    var actions: [NetworkStack.Action] { told.map(\.action) }

    /// What ended attempts and connections, and what made them.
    var outcomes: [NetworkStack.Action] {
        actions.filter { action in
            switch action {
            case .connected, .failed, .lost: true
            default: false
            }
        }
    }

    var phases: [NetworkPhase] {
        actions.compactMap { if case .phase(let phase) = $0 { phase } else { nil } }
    }

    func when(_ action: NetworkStack.Action) -> Instant? { told.first { $0.action == action }?.at }
}

/// Time goes on.
extension NetworkBench {
    mutating func run(for span: TimeSpan) {
        let end = now + span
        while let next = nextTime, next <= end { step(at: max(next, now)) }
        now = end
    }

    private var nextTime: Instant? {
        let ends = ends.values.compactMap(\.stream.deadline)
        return ([stack.deadline, network.deadline, air.deadline, events.first?.at].compactMap { $0 } + ends).min()
    }

    private mutating func step(at time: Instant) {
        now = time
        if let first = events.first, first.at <= now {
            events.removeFirst()
            take(first.event)
        }
        if let deadline = stack.deadline, deadline <= now { tell(.tick) }
        if let deadline = network.deadline, deadline <= now { deliver(network.tick(at: now)) }
        if let deadline = air.deadline, deadline <= now { expect(air.tick(at: now)) }
        for key in ends.keys.sorted() { tickServer(key) }
    }

    private mutating func tickServer(_ key: UInt64) {
        guard let deadline = ends[key]?.stream.deadline, deadline <= now else { return }
        ends[key]?.stream.tick(at: now)
        answer(key)
    }

    private mutating func take(_ event: Event) {
        switch event {
        case .input(let input): tell(input)
        case .toDevice(let packet): if hasCarrier { tell(.packet(packet)) }
        case .fromDevice(let packet): deliver(network.handle(packet, at: now))
        case .atServer(let segment, let route): serve(segment, route)
        case .fromServer(let segment, let route):
            deliver(network.receiveFromServer(segment, route, at: now))
        }
    }

    private mutating func serve(_ segment: Segment, _ route: Route) {
        ends[segment.connection, default: ServerEnd(route: route)].stream.receive(segment, at: now)
        answer(segment.connection)
    }

    /// Sends what the server's end has to say.
    mutating func answer(_ key: UInt64) {
        guard var end = ends[key] else { return }
        switch end.handshake.receive(end.stream.takeReceived()) {
        case .failed: end.stream.close(at: now)
        case .goesOn(let answer, let content): _ = end.stream.write(answer + content, at: now)
        }
        for segment in end.stream.takeSegments() { send(.fromServer(segment, end.route)) }
        ends[key] = end
    }

    private mutating func deliver(_ deliveries: [LocalNetwork.Delivery]) {
        for delivery in deliveries {
            switch delivery {
            case .toDevice(let packet, let delay): send(.toDevice(packet), delay)
            case .toServer(let segment, let route, let delay): send(.atServer(segment, route), delay)
            }
        }
    }

    private mutating func send(_ event: Event, _ extra: TimeSpan = .zero) {
        guard let delay = path.delay() else { return }
        put(event, at: now + extra + delay)
    }

    private mutating func put(_ event: Event, at: Instant) {
        let place = events.firstIndex { $0.at > at } ?? events.count
        events.insert((at, event), at: place)
    }
}
