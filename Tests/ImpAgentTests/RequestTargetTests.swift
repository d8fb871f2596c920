import Testing

@testable import ImpAgent

struct RequestTargets {
    @Test(arguments: [
        ("/abc", "/", ""), ("/abc/", "/", ""), ("/abc/x/y", "/x/y", ""), ("/abc?a=1", "/", "a=1"),
        ("/abc/x?a=1?b", "/x", "a=1?b"), ("/abc/%20", "/%20", ""), ("/abc//", "//", ""), ("/abc?", "/", ""),
    ])
    func areWhatFollowsTheAgentsID(uri: String, path: String, query: String) throws {
        let target = try #require(RequestTarget(uri, agentID: "abc"))
        #expect(target.path == path)
        #expect(target.query == query)
    }

    @Test(arguments: ["/", "", "/ab", "/abcd", "/abcd/x", "abc", "/ABC", "*", "http://127.0.0.1/abc"])
    func ofOthersAreRefused(uri: String) {
        #expect(RequestTarget(uri, agentID: "abc") == nil)
    }
}
