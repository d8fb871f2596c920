public import ImpRuntime

/// Sizes and times of streams.
public enum TransportFigures {
    /// Most bytes of a segment on Ethernet and Wi-Fi: 1,500 less the headers of IP and TCP.
    public static let largestPayload = 1_460
    /// A device's send buffer: 6 × 576 bytes (the vendor's page on `imp.setsendbuffersize`).
    public static let sendBuffer = 3_456
    /// What it can be made at most: "about 30 KB", on imp005 64 KB (the same page; the vendor's forum).
    public static func largestSendBuffer(of module: Module) -> Int { (module == .imp005 ? 64 : 30) << 10 }
    /// What a device takes before it is read: four full segments. Not documented.
    public static let receiveWindow = 4 * largestPayload
    /// Of a server's end, both ways.
    public static let serverBuffer = 64 << 10

    /// Segments that are under way at most: bounds the work for one acknowledgement, however short the writes are.
    static let segmentsUnderWay = 128
    /// Before the first round trip was measured (RFC 6298).
    static let firstTimeout = TimeSpan.seconds(1)
    static let shortestTimeout = TimeSpan.milliseconds(200)
    static let longestTimeout = TimeSpan.seconds(60)
    /// Between two questions to a peer that has no room.
    static let windowProbe = TimeSpan.seconds(5)
    /// Without any progress the peer is taken for gone after this time or after so many repetitions.
    static let patience = TimeSpan.seconds(45)
    static let repetitions = 12
    /// Refusals of strangers' segments that wait to be sent.
    static let refusals = 16
}
