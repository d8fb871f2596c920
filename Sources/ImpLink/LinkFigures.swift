public import ImpRuntime

/// Times and sizes of the link; estimates for a good connection unless a source is named.
public enum LinkFigures {
    /// Bytes of name and data that an agent takes in one message; the vendor's documented limit.
    public static let longestMessage = 256 << 10
    /// Messages that wait for one receiver; what comes then is lost.
    public static let waitingMessages = 4_096
    /// What the receiver's log says then.
    public static let lossText = "message lost: \(waitingMessages) are waiting"

    /// Of the protocol that is spoken here (docs/formats/link.md).
    public static let version: UInt16 = 1
    /// Bytes of a black-box record (the vendor's release notes: at most 1 KB).
    public static let telemetry = 1_024
    /// Bytes of the longest image, program or system.
    public static let longestImage: UInt32 = 16 << 20
    /// Bytes of the longest part of an image.
    public static let chunk = 4_096
    /// Bytes of an image that may be under way and not yet stored.
    public static let imageWindow: UInt32 = 16_384
    /// Bytes of the parameters in a welcome.
    public static let longestConfiguration = 1_024

    static let longestLog = 128 << 10
    static let longestEnd = 300
    /// Of an optional frame that is passed over.
    static let longestUnknownBody = 4_096

    /// After so long a silence a device asks for an answer, and how long it waits for one (the vendor's documentation
    /// says about 60 s and about 45 s).
    public static let deviceSilence = TimeSpan.seconds(60)
    public static let devicePatience = TimeSpan.seconds(45)
    /// Together 270 s, the vendor's average after which a server drops a device; how they are divided is not known.
    public static let serverSilence = TimeSpan.seconds(180)
    public static let serverPatience = TimeSpan.seconds(90)
    /// A server waits so long for a hello.
    public static let helloPatience = TimeSpan.seconds(10)
}
