import ImpLink
import ImpOS
import ImpRuntime

/// The end of a device's stream at a host of the network.
struct HostedStream: Codable, Equatable {
    let route: Route
    let connection: UInt64
    var end: Transport

    init(_ segment: Segment, _ route: Route) {
        self.route = route
        connection = segment.connection
        end = .ofHost(.server)
    }

    var isOver: Bool { end.deadline == nil && end.state != .open }

    mutating func takePackets() -> [Packet] { end.takeSegments().map { .tcp($0, route) } }
}

extension [HostedStream] {
    /// Where the segment's stream is; it is there from now on.
    mutating func place(of segment: Segment, _ route: Route) -> Int {
        if let place = firstIndex(where: { $0.connection == segment.connection && $0.route == route }) { return place }
        if count >= WorldFigures.hostStreams { removeFirst() }
        append(HostedStream(segment, route))
        return count - 1
    }
}

extension Transport {
    static func ofHost(_ role: Role) -> Transport {
        Transport(role: role, sendCapacity: WorldFigures.hostBuffer, receiveWindow: WorldFigures.hostBuffer)
    }

    /// What a host says on whose port nobody listens.
    static func refusals(of segment: Segment, at now: Instant) -> [Segment] {
        var closed = Transport.ofHost(.client)
        closed.receive(segment, at: now)
        return closed.takeSegments()
    }
}
