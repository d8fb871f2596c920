public import ImpRuntime

/// Times and sizes of the link; estimates for a good connection unless a source is named.
public enum LinkFigures {
    /// How long a message takes one way. More than a slice of a machine's time, so that nothing arrives in the past.
    public static let delay = TimeSpan.milliseconds(30)
    /// From switching a device on to its being connected.
    public static let connect = TimeSpan.milliseconds(100)
    /// Bytes of name and data that an agent takes in one message; the vendor's documented limit.
    public static let longestMessage = 256 << 10
    /// Messages that wait for one receiver; what comes then is lost.
    public static let waitingMessages = 4_096
    /// What the receiver's log says then.
    public static let lossText = "message lost: \(waitingMessages) are waiting"
}
