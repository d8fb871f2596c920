/// What release 36 does where its sources contradict each other or say nothing, for what is worth having both ways.
/// docs/differences.md has a row for each.
public struct ReleaseChoices: Codable, Equatable, Sendable {
    /// A start with the rescue button held erases the stored program, so that nothing runs before it was downloaded
    /// again. So says the page of `imp.setrescuepin`; the release notes only speak of a normal start for once, and win.
    public var rescueErasesProgram = false
    /// An attempt to connect that ends without a network's credentials disarms WPS. So says the page of
    /// `imp.net.configurewps`; by the release notes it stays armed until they were retrieved, and these win.
    public var wpsDisarmsOnFailure = false
    /// `server.restart()`, new code and an uncaught error leave the connection alone; else it ends with the program and
    /// is made anew. What release 36 does is not known.
    public var restartKeepsConnection = true
    /// `agent.send` throws where its data as a whole cannot be sent; else it sends null and writes the error line that
    /// is on record, `skipped unserialisable data`. Whether release 36 throws is not known.
    public var unserialisableDataThrows = false

    public init() {}
}
