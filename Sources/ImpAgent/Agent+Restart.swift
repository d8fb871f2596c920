public import ImpRuntime

/// Why an agent's program is started anew. The log names it by its raw value; the first two are the vendor's.
public enum AgentRestart: String, Codable, CaseIterable, Sendable {
    case reload
    case newProgram = "new_bytecode_version"
    case outOfMemory = "out of memory"
    case crash
    /// It goes on on another server.
    case migration
}

extension Agent {
    /// Starts the program from its beginning in a new machine. The saved table and waiting events stay; requests that it
    /// had not answered fail.
    ///
    /// - Parameter new: the program to go on with; nil: the same.
    public mutating func restart(_ reason: AgentRestart, _ new: ScriptTemplate? = nil, at instant: Instant) {
        let now = max(script.now, instant)
        for id in state.responses.keys { abandon(id, FrontEndStatus.handlerFailed) }
        cancelAllRequests()
        state.handlers.forgetAll()
        state.hooks.forgetAll()
        state.restarts += 1
        collectLines()
        output.append(.restarted(reason, at: now))
        script.restart(new ?? script.template, at: now)
    }
}
