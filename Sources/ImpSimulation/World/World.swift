import ImpLink
public import ImpOS
import ImpRuntime

/// What is around a device: access points, the networks behind them, the way to the server, and the server.
///
/// It has a time of its own: what the device sends comes in with its time, `tick` does what is due, and what reaches the
/// device comes out of that.
public struct World: Codable, Sendable {
    /// What reaches the device.
    public enum Arrival: Sendable {
        case frame([UInt8], signal: Int, channel: Int)
        case beaconsMissed(MACAddress)
        case packet(Packet)
    }

    enum Event: Codable, Sendable {
        case frame([UInt8], signal: Int, channel: Int)
        case beaconsMissed(MACAddress)
        /// A packet at the end of the medium, to the device.
        case toDevice(Packet, NetworkMedium)
        case toServer(Segment, Route)
        case fromServer(Segment, Route, NetworkMedium)
    }

    public internal(set) var air: Air
    /// By the access point's address.
    var networks: SortedTable<MACAddress, LocalNetwork>
    /// Behind the Ethernet socket.
    var ethernet: LocalNetwork
    public var path: PathFaults
    public internal(set) var gateway: DeviceGateway
    private var events = EventQueue<Event>()
    private var lastSequence: UInt64 = 0
    /// The radio's address of the device.
    let station: MACAddress

    /// When something is to be done.
    var deadline: Instant? {
        let networks = networks.values.compactMap(\.deadline).min()
        return [events.first?.ready, air.deadline, networks, ethernet.deadline, gateway.deadline].compactMap { $0 }
            .min()
    }

    /// Whether something is on its way, or has to set out again.
    var isActive: Bool { events.count > 0 || gateway.isTelling }

    // MARK: What the device sends

    mutating func transmit(_ frame: [UInt8], channel: Int, at now: Instant) {
        schedule(air.transmit(frame, channel: channel, at: now), at: now)
    }

    mutating func send(_ packet: Packet, over medium: NetworkMedium, at now: Instant) {
        guard let place = network(medium) else { return }
        deliver(self[place].handle(packet, at: now), medium, at: now)
    }

    // MARK: What is due

    /// What reaches the device at `now`.
    mutating func tick(at now: Instant) -> [Arrival] {
        var arrivals: [Arrival] = []
        while let row = events.first, row.ready <= now {
            _ = events.removeFirst()
            if let arrival = take(row.event, at: row.ready) { arrivals.append(arrival) }
        }
        if air.deadline ?? .never <= now { schedule(air.tick(at: now), at: now) }
        for place in places where self[place].deadline ?? .never <= now {
            deliver(self[place].tick(at: now), place.medium, at: now)
        }
        if gateway.deadline ?? .never <= now { gateway.tick(at: now) }
        return arrivals
    }

    private mutating func take(_ event: Event, at now: Instant) -> Arrival? {
        switch event {
        case .frame(let bytes, let signal, let channel): return .frame(bytes, signal: signal, channel: channel)
        case .beaconsMissed(let address): return .beaconsMissed(address)
        case .toDevice(let packet, let medium): return network(medium) == nil ? nil : .packet(packet)
        case .toServer(let segment, let route):
            gateway.receive(segment, route, at: now)
            return nil
        case .fromServer(let segment, let route, let medium):
            guard let place = network(medium) else { return nil }
            deliver(self[place].receiveFromServer(segment, route, at: now), medium, at: now)
            return nil
        }
    }

    /// The server's answers set out.
    mutating func sendFromServer(_ segment: Segment, _ route: Route, at now: Instant) {
        guard let delay = path.delay() else { return }
        let medium: NetworkMedium = network(.wifi) == nil ? .ethernet : .wifi
        add(.fromServer(segment, route, medium), at: now + delay)
    }

    /// A message of the agent. False when the device is not connected: it is lost.
    mutating func send(_ message: LinkMessage, at now: Instant) -> Bool { gateway.send(message, at: now) }

    mutating func takeGatewayOutput() -> [DeviceGateway.Output] { gateway.takeOutput() }

    // MARK: Networks

    private enum Place: Equatable {
        case wifi(MACAddress), ethernet

        var medium: NetworkMedium { self == .ethernet ? .ethernet : .wifi }
    }

    private var places: [Place] { networks.keys.map { .wifi($0) } + [.ethernet] }

    private subscript(place: Place) -> LocalNetwork {
        get {
            if case .wifi(let address) = place, let network = networks[address] { return network }
            return ethernet
        }
        set {
            if case .wifi(let address) = place { networks[address] = newValue } else { ethernet = newValue }
        }
    }

    /// The network that the device reaches; nil where it is part of none.
    private func network(_ medium: NetworkMedium) -> Place? {
        guard medium == .wifi else { return isCableIn ? .ethernet : nil }
        return networks.keys.first { air.carriesData(of: station, at: $0) }.map { .wifi($0) }
    }

    /// Whether the Ethernet socket is connected.
    public internal(set) var isCableIn: Bool

    // MARK: Events

    private mutating func deliver(_ deliveries: [LocalNetwork.Delivery], _ medium: NetworkMedium, at now: Instant) {
        for delivery in deliveries {
            switch delivery {
            case .toDevice(let packet, let delay): add(.toDevice(packet, medium), at: now + delay + World.hop)
            case .toServer(let segment, let route, let delay):
                guard let way = path.delay() else { continue }
                add(.toServer(segment, route), at: now + delay + way)
            }
        }
    }

    mutating func schedule(_ news: [Air.Event], at now: Instant) {
        for event in news {
            switch event {
            case .frame(let bytes, let signal, let channel, let at):
                add(.frame(bytes, signal: signal, channel: channel), at: max(at, now + World.hop))
            case .beaconsMissed(let address): add(.beaconsMissed(address), at: now + World.hop)
            }
        }
    }

    private mutating func add(_ event: Event, at instant: Instant) {
        lastSequence += 1
        events.add(event, ready: instant, sequence: lastSequence)
    }

    /// What anything takes from one end of a room to the other; more than a slice of a machine's time, so that nothing
    /// arrives in the past.
    static let hop = TimeSpan.milliseconds(1)
}
