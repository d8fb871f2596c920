import ImpLink
import ImpOS
import ImpRuntime

/// Takes every connection that is meant for the Internet, and tells whoever speaks to log in.
public struct CaptivePortal: Codable, Equatable, Sendable {
    static let answer = "HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n"

    private var guests: [HostedStream] = []

    public init() {}

    var deadline: Instant? { guests.compactMap(\.end.deadline).min() }

    mutating func receive(_ segment: Segment, _ route: Route, at now: Instant) -> [Packet] {
        let place = guests.place(of: segment, route)
        guests[place].end.receive(segment, at: now)
        if !guests[place].end.takeReceived().isEmpty {
            _ = guests[place].end.write(Self.answer.utf8, at: now)
            guests[place].end.close(at: now)
        }
        return takePackets()
    }

    mutating func tick(at now: Instant) -> [Packet] {
        for place in guests.indices { guests[place].end.tick(at: now) }
        return takePackets()
    }

    private mutating func takePackets() -> [Packet] {
        let packets = guests.indices.flatMap { guests[$0].takePackets() }
        guests.removeAll(where: \.isOver)
        return packets
    }
}
