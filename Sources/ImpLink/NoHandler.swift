/// What a receiver logs of a message for which it has no handler. Release 36 added the message's name, in a wording
/// that is not on record; this is the one place that words it.
public enum NoHandler {
    /// In the device's log, of a message from its agent.
    public static func inDevice(_ name: String) -> String { "no handler for device.send(\"\(name)\")" }
    /// In the agent's log, of a message from its device.
    public static func inAgent(_ name: String) -> String { "no handler for agent.send(\"\(name)\")" }
}
