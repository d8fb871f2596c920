import ImpRuntime

extension Agent {
    /// Starts the program from its beginning in a new machine, after it ran out of memory. The saved table and waiting
    /// events stay; requests that it had not answered fail.
    mutating func restart() {
        for id in state.responses.keys { abandon(id, FrontEndStatus.handlerFailed) }
        cancelAllRequests()
        state.handlers.forgetAll()
        state.hooks.forgetAll()
        state.restarts += 1
        collectLines()
        output.append(.restarted("out of memory", at: script.now))
        script.restart(at: script.now)
    }
}
