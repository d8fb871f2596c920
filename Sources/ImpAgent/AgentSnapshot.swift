public import ImpRuntime
public import SquirrelVM

/// An agent as it stands between two slices, its output taken.
public typealias AgentSnapshot = SideSnapshot<AgentState>

extension Agent {
    public borrowing func snapshot() -> AgentSnapshot {
        AgentSnapshot(script: script.snapshot(), state: state)
    }

    /// The agent of a snapshot of one that began as `template`.
    ///
    /// Its own requests that are under way outside fail.
    ///
    /// - Parameter isLost: names requests whose client is gone: they do not wait for an answer any more.
    public init(
        restoring snapshot: AgentSnapshot, _ template: ScriptTemplate, isLost: (UInt64) -> Bool
    ) throws(ImageError) {
        var state = snapshot.state
        func isGone(_ number: UInt64) -> Bool { !OwnURL.marks(number) && isLost(number) }
        for id in state.responses.keys where isGone(state.responses[id]?.number ?? 0) { state.responses[id] = nil }
        state.inbox.removeAll { event in
            if case .request(let request) = event { isGone(request.number) } else { false }
        }
        self.init(script: try template.restore(snapshot.script), state: state)
        failRequestsOutside()
    }
}
