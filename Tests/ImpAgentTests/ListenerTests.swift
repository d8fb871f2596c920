import ImpRuntime
import Testing

@testable import ImpAgent

struct Listeners {
    @Test func freeTheirPortWhenTheyStop() throws {
        let handlers = HTTPListener.Handlers(deliver: { _ in false }, gone: { _ in })
        let first = try HTTPListener(port: 0, agentID: "abc", handlers: handlers)
        #expect(throws: (any Error).self) {
            try HTTPListener(port: first.port, agentID: "abc", handlers: handlers)
        }
        try first.stop()
        let second = try HTTPListener(port: first.port, agentID: "abc", handlers: handlers)
        #expect(second.port == first.port)
        try second.stop()
    }
}
