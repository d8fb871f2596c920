public import ImpRuntime

/// How long a station waits for what, and how often it tries. Estimates unless a source is named.
public enum WiFiFigures {
    /// From power to the first probe: the radio's firmware is loaded and started.
    public static let radioStart = TimeSpan.milliseconds(350)
    /// How long a channel is listened to after a probe request. Access points answer within some 10 ms.
    public static let dwell = TimeSpan.milliseconds(40)
    /// How often a join looks through all channels before the network counts as not there.
    public static let searches = 3
    /// How long an answer to authentication or association is waited for, and how often the request is sent.
    public static let answer = TimeSpan.milliseconds(200)
    public static let tries = 4
    /// The whole four-way handshake. Longer than access points go on: they send each message four times, a second apart.
    public static let handshake = TimeSpan.seconds(10)
    /// How long an association outlives the last beacon: about 40 of them.
    public static let beaconLoss = TimeSpan.seconds(4)
    /// How long WPS goes on; the walk time of Wi-Fi Simple Configuration, and what the vendor's page says.
    public static let wps = TimeSpan.seconds(120)
    /// How long the answer to a message of WPS is waited for before it is sent again.
    public static let wpsAnswer = TimeSpan.seconds(2)
    /// Between one look for an access point in WPS mode and the next.
    public static let wpsPause = TimeSpan.seconds(1)
}
