public import ImpRuntime
public import SquirrelVM

/// An agent as it stands between two slices, its output taken.
public struct AgentSnapshot: Codable, Sendable {
    let script: ScriptSnapshot
    let state: AgentState
}

extension Agent {
    public borrowing func snapshot() -> AgentSnapshot {
        AgentSnapshot(script: script.snapshot(), state: state)
    }

    /// The agent of a snapshot; `setting` is that of its start, for the time when its program starts anew.
    ///
    /// - Parameter isLost: names requests whose client is gone: they do not wait for an answer any more.
    public init(
        restoring snapshot: AgentSnapshot, _ setting: ScriptSetting, isLost: (UInt64) -> Bool
    ) throws(ImageError) {
        var state = snapshot.state
        for id in state.responses.keys where isLost(state.responses[id]?.number ?? 0) { state.responses[id] = nil }
        state.inbox.removeAll { event in
            if case .request(let request) = event { isLost(request.number) } else { false }
        }
        self.init(setting, script: try setting.restore(snapshot.script), state: state)
    }
}
