/// An HTTP proxy by which a device reaches its server.
public struct ProxyConfiguration: Codable, Equatable, Sendable {
    /// A dotted quad or a name.
    public var address: String
    public var port: UInt16
    public var credentials: Credentials?

    public struct Credentials: Codable, Equatable, Sendable {
        public var user: String
        public var password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    public init(address: String, port: UInt16, credentials: Credentials? = nil) {
        self.address = address
        self.port = port
        self.credentials = credentials
    }
}

/// The host and port by which a server is known.
public struct ServerName: Codable, Hashable, Sendable, CustomStringConvertible {
    /// A name or a dotted quad.
    public var host: String
    public var port: UInt16

    /// 31314 is the port of the original, by its staff.
    public init(host: String, port: UInt16 = 31314) {
        self.host = host
        self.port = port
    }

    public var description: String { "\(host):\(port)" }
}
