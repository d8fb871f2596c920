/// Half of an application as it stands between two slices, its output taken: the script, and what the side has beside it.
public struct SideSnapshot<State: Codable & Sendable>: Codable, Sendable {
    public let script: ScriptSnapshot
    public let state: State

    public init(script: ScriptSnapshot, state: State) {
        self.script = script
        self.state = state
    }
}
