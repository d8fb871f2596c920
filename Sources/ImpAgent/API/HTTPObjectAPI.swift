import ImpRuntime

/// `http`: the agent's own URL.
enum HTTPObjectAPI {
    static let functions: [APIFunction<Agent>] = [
        APIFunction(100, "http.agenturl", gives: .string, .agent, prose: "The agent's URL.") {
            .text(Array($0.state.url.utf8))
        },
        APIFunction(
            101, "http.onrequest", [APIParameter("callback", [.function, .null])], .agent,
            prose: "Sets the handler for requests to the agent's URL: callback(request, response). Null takes it away."
        ) { $0.setHook(AgentHook.request) },
    ]
}
