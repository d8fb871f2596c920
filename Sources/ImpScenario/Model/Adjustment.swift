public import ImpRuntime

extension Scenario {
    /// A change of one point of the world, which has an opposite.
    public enum Adjustment: Codable, Equatable, Sendable {
        case supply(Supply)
        case battery(Battery)
        case isOn(accessPoint: String, Bool)
        case radio(accessPoint: String, RadioChange)
        case dhcp(NetworkName, delay: TimeSpan?)
        case dns(NetworkName, DNS)
        case captivePortal(NetworkName, Bool)
        case ethernet(isPlugged: Bool)
        case server(isUp: Bool)
        case loss(perMillion: Int)
        case latency(TimeSpan)
        case jitter(TimeSpan)
        case link(isCut: Bool)
        case randomSource(RandomSource)
        /// The level that it had before is the opposite's.
        case pin(String, Level, before: Level)
    }

    public enum NetworkName: Codable, Equatable, Sendable {
        case accessPoint(String)
        case ethernet
    }

    /// Settings of an access point; nil stays.
    public struct RadioChange: Codable, Equatable, Sendable {
        public var ssid: String?
        public var key: String?
        public var security: Security?
        public var channel: Int?
        public var signal: Int?
    }
}

extension Scenario.Adjustment {
    /// Whether two adjustments are of the same point, so that the later one decides.
    func isOfSamePoint(as other: Self) -> Bool { point == other.point }

    private var point: String {
        switch self {
        case .supply: "supply"
        case .battery: "battery"
        case .isOn(let name, _): "on \(name)"
        case .radio(let name, _): "radio \(name)"
        case .dhcp(let network, _): "dhcp \(network)"
        case .dns(let network, _): "dns \(network)"
        case .captivePortal(let network, _): "portal \(network)"
        case .ethernet: "ethernet"
        case .server: "server"
        case .loss: "loss"
        case .latency: "latency"
        case .jitter: "jitter"
        case .link: "link"
        case .randomSource: "random"
        case .pin(let pin, _, _): "pin \(pin)"
        }
    }
}
