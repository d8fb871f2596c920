public import ImpRuntime

/// Times of a well-behaved network around a device. Estimates of what is usual at home.
public enum WorldFigures {
    /// Until a DHCP server or a proxy answers.
    public static let localAnswer = TimeSpan.milliseconds(5)
    /// Until a name server answers.
    public static let nameAnswer = TimeSpan.milliseconds(20)
    /// How long an address that was offered is kept for the device.
    public static let offer = TimeSpan.seconds(60)
    /// Bytes that a host of the network takes before they are read, and sends before they are acknowledged.
    public static let hostBuffer = 64 << 10
    /// Streams that a host keeps; then it forgets the oldest. Devices without power do not say good-bye.
    public static let hostStreams = 256
    /// One way through the network and the Internet.
    public static let latency = TimeSpan.milliseconds(25)
}
