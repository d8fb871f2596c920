import ImpRuntime

/// The look for the network that is to be joined.
struct Search: Codable, Equatable, Sendable {
    let join: WiFiJoin
    var scan: ChannelScan
    /// After this one. Those for WPS go on until `wpsEnd`.
    var passesLeft = WiFiFigures.searches - 1
    let wpsEnd: Instant?

    init(_ join: WiFiJoin, startingAt start: Instant, wpsEnd: Instant? = nil) {
        self.join = join
        scan = ChannelScan(join.country.channels, startingAt: start)
        self.wpsEnd = wpsEnd
    }

    enum Result: Equatable {
        /// Not empty.
        case candidates([HeardNetwork])
        /// Another pass makes no difference.
        case failure(WiFiFailure)
        case nothing
    }

    /// What a pass found.
    var result: Result { join.wps.map { wpsResult($0.method) } ?? namedResult }

    /// An access point of the name that cannot be joined is no reason not to join another one.
    private var namedResult: Result {
        let named = scan.heard.filter { $0.ssid == join.credentials.ssid }.byStrength
        let obstacles = named.map { $0.obstacle(key: join.credentials.key) }
        let candidates = zip(named, obstacles).filter { $0.1 == nil }.map(\.0)
        if let obstacle = obstacles.first, candidates.isEmpty, let obstacle { return .failure(obstacle) }
        return candidates.isEmpty ? .nothing : .candidates(candidates)
    }

    private func wpsResult(_ method: WPSMethod) -> Result {
        let active = scan.heard.filter { $0.wps?.isActive == true && $0.wps?.method == method }.byStrength
        if active.count > 1 && method == .pushButton { return .failure(.wpsOverlap) }
        return active.isEmpty ? .nothing : .candidates(active)
    }
}
