import ImpRuntime

@testable import ImpLink

/// Two ends of a stream and a path between them that loses, doubles and delays segments.
struct SimulatedPath {
    var client = Transport(
        role: .client, sendCapacity: TransportFigures.sendBuffer, receiveWindow: TransportFigures.receiveWindow)
    var server = Transport(
        role: .server, sendCapacity: TransportFigures.serverBuffer, receiveWindow: TransportFigures.serverBuffer)
    private(set) var now = Instant.start
    /// One way.
    var delay = TimeSpan.milliseconds(25)
    /// Added to some segments, so that later ones overtake them.
    var jitter = TimeSpan.zero
    /// Of 1,000 segments.
    var lost = 0
    var doubled = 0
    /// What the path drops besides.
    var filter: (Segment, _ toServer: Bool) -> Bool = { _, _ in true }
    private(set) var segments = 0
    private var travelling: [(arrival: Instant, toServer: Bool, segment: Segment)] = []
    private var random: SeededRandom

    init(seed: UInt64 = 1) { random = SeededRandom(seed: seed) }

    /// Sends what the ends have, and goes on to the next event; false when there is none up to `limit`. What it brings
    /// can be read before it is answered.
    mutating func step(until limit: Instant = .never) -> Bool {
        collect()
        let next = [travelling.first?.arrival, client.deadline, server.deadline].compactMap(\.self).min()
        guard let next, next <= limit else { return false }
        now = max(now, next)
        if let first = travelling.first, first.arrival <= now {
            travelling.removeFirst()
            deliver(first.segment, toServer: first.toServer)
        } else {
            tick()
        }
        return true
    }

    mutating func run(until limit: Instant = .never) {
        while step(until: limit) {}
        if limit != .never { now = max(now, limit) }
    }

    mutating func inject(_ segment: Segment, toServer: Bool) { deliver(segment, toServer: toServer) }

    private mutating func deliver(_ segment: Segment, toServer: Bool) {
        if toServer { server.receive(segment, at: now) } else { client.receive(segment, at: now) }
    }

    private mutating func tick() {
        if let deadline = client.deadline, deadline <= now { client.tick(at: now) }
        if let deadline = server.deadline, deadline <= now { server.tick(at: now) }
    }

    private mutating func collect() {
        for segment in client.takeSegments() { send(segment, toServer: true) }
        for segment in server.takeSegments() { send(segment, toServer: false) }
    }

    private mutating func send(_ segment: Segment, toServer: Bool) {
        segments += 1
        let copies = random.below(1_000) < doubled ? 2 : 1
        for _ in 0..<copies where filter(segment, toServer) && random.below(1_000) >= lost {
            let extra = jitter == .zero ? 0 : Int64(random.below(Int(jitter.nanoseconds)))
            let arrival = now + delay + TimeSpan(nanoseconds: extra)
            let index = travelling.lastIndex { $0.arrival <= arrival }.map { $0 + 1 } ?? 0
            travelling.insert((arrival, toServer, segment), at: index)
        }
    }
}
