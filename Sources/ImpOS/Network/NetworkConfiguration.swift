/// With what a device connects.
public struct NetworkConfiguration: Codable, Equatable, Sendable {
    /// Whether the device belongs to an account; without that it joins nothing.
    public var isEnrolled = true
    /// Nil if neither a network is stored nor WPS armed.
    public var wifi: WiFiJoin?
    /// Nil: by DHCP.
    public var fixedAddress: IPv4Configuration?
    public var proxy: ProxyConfiguration?
    public var server: ServerName
    /// Bytes of the send FIFO; at least `TransportFigures.sendBuffer` is taken.
    public var sendBuffer: Int

    public init(
        wifi: WiFiJoin?, fixedAddress: IPv4Configuration? = nil, proxy: ProxyConfiguration? = nil, server: ServerName,
        sendBuffer: Int = 0
    ) {
        self.wifi = wifi
        self.fixedAddress = fixedAddress
        self.proxy = proxy
        self.server = server
        self.sendBuffer = sendBuffer
    }
}
