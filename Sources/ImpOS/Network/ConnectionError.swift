/// Why there is no connection. The raw values are those of `server.connect()`'s callback and of `lasterror`; 5 is
/// `SERVER_CONNECTED`, which is no error.
public enum ConnectionError: Int, Error, Codable, CaseIterable, Sendable {
    case notConnected = 0
    /// `NO_WIFI`; with Ethernet, `NO_LINK`.
    case noWiFi = 1
    case noIPAddress = 2
    case notResolved = 3
    case noServer = 4
    case noProxy = 6
    case notAuthorised = 7
}
