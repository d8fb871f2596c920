public import ImpRuntime

/// Times and sizes of the network above Wi-Fi. Estimates, unless a source is named; the standards leave them open.
public enum IPFigures {
    /// From the first DHCP message to having an address. Release notes of 36: ten seconds.
    public static let addressLimit = TimeSpan.seconds(10)
    /// Until the first repetition of a DHCP message; each further one takes twice as long.
    public static let addressRetry = TimeSpan.seconds(1)
    /// How often it asks for the address of before; then it takes any.
    public static let oldAddressTries = 2
    /// Between renewal requests. RFC 2131, section 4.4.5: at least a minute.
    public static let renewalRetry = TimeSpan.seconds(60)

    /// For an answer of one name server.
    public static let nameRetry = TimeSpan.seconds(2)
    /// Questions altogether, to the name servers in turn.
    public static let nameTries = 4

    /// For the TCP connection to the server or proxy.
    public static let openingLimit = TimeSpan.seconds(15)
    /// For a proxy's answer; it has to reach the server first.
    public static let proxyLimit = TimeSpan.seconds(20)
    /// Bytes of a proxy's answer up to its empty line.
    public static let proxyAnswerSize = 4_096
    /// For the TLS handshake, the device's computing included.
    public static let secureLimit = TimeSpan.seconds(15)
    /// What a module computes during a handshake: one key agreement, two verifications of signatures.
    public static let secureComputing = TimeSpan.milliseconds(350)

    /// For a link on the Ethernet socket, if there is Wi-Fi to turn to: PHYs negotiate in two to three seconds.
    public static let linkWait = TimeSpan.seconds(3)
    /// The same if Ethernet is all there is.
    public static let onlyLinkWait = TimeSpan.seconds(10)
    /// Megabits a second.
    public static let ethernetSpeed = 100
}
