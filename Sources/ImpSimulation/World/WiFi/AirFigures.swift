public import ImpRuntime

/// How access points behave, and how far they are heard. Estimates unless a source is named.
public enum AirFigures {
    /// In dBm: what is weaker is not heard. The receivers of such modules are specified with about that.
    public static let sensitivity = -95
    /// Until a probe, authentication or association is answered.
    public static let answer = TimeSpan.milliseconds(2)
    /// Until the next beacon, on average.
    public static let beacon = TimeSpan.milliseconds(20)
    /// To compute a message of a handshake.
    public static let key = TimeSpan.milliseconds(5)
    /// To compute a message of WPS: numbers of 192 bytes take a router's processor some time.
    public static let wps = TimeSpan.milliseconds(150)
    /// Between a message of the handshake and the same again, and how often it is sent: hostapd's values.
    public static let handshakeRetry = TimeSpan.seconds(1)
    public static let handshakeTries = 4
    /// How long a pressed button counts; the walk time of Wi-Fi Simple Configuration.
    public static let buttonTime = TimeSpan.seconds(120)
}
