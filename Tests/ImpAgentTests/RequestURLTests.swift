import ImpRuntime
import Testing

@testable import ImpAgent

struct RequestURLs {
    @Test(
        arguments: [
            ("http://a", "a", nil), ("HTTPS://Example.com/x?y#z", "Example.com", nil), ("http://a:80", "a", 80),
            ("http://user:pass@host:8080/p@q", "host", 8080), ("http://[::1]:9/", "[::1]", 9),
            ("http://10.0.0.1?x", "10.0.0.1", nil),
            ("http://a:", "a", nil), ("http://a/with space", "a", nil),
            ("https://bücher.example/", "bücher.example", nil),
        ] as [(String, String, Int?)])
    func haveAHost(_ text: String, _ host: String, _ port: Int?) throws {
        let url = try #require(RequestURL(text))
        #expect(url.host == host)
        #expect(url.port == port)
    }

    @Test(arguments: [
        "", "a", "example.com/x", "http:/a", "http://", "http:///x", "ftp://a", "http://a b/", "http://a:0/",
        "http://a:65536",
        "http://a:x", "http://a:1:2", "http://[::1", "http://[]", "http://a\n/", "http://a/\u{7f}", "http://a:-1",
    ])
    func areMalformed(_ text: String) {
        #expect(RequestURL(text) == nil)
    }

    @Test(arguments: [
        ("http://127.0.0.1:1/", true), ("http://localhost", true), ("http://[::1]/", true),
        ("http://example.com", false),
        ("http://1.example", false),
    ])
    func areAddressesOrNames(_ text: String, _ isAddress: Bool) {
        #expect(RequestURL(text)?.isAddress == isAddress)
    }
}

struct OwnURLs {
    private func incoming(_ url: String, method: String = "GET", headers: [HTTPHeader] = []) -> HTTPRequest? {
        OwnURL.incoming(
            OutgoingRequest(method: method, url: url, headers: headers, body: [1, 2]), to: "http://127.0.0.1:99/abc")
    }

    @Test(arguments: [
        ("http://127.0.0.1:99/abc", "/", ""), ("http://127.0.0.1:99/abc/", "/", ""),
        ("http://127.0.0.1:99/abc/a/b?c=d#e", "/a/b", "c=d"), ("http://127.0.0.1:99/abc?x", "/", "x"),
    ])
    func areTheAgents(_ url: String, _ path: String, _ query: String) throws {
        let request = try #require(incoming(url))
        #expect(request.path == ByteString(path))
        #expect(request.query == ByteString(query))
        #expect(OwnURL.marks(request.number))
    }

    @Test(arguments: [
        "http://127.0.0.1:99/abcd", "http://127.0.0.1:99/", "http://127.0.0.1:98/abc", "http://127.0.0.1:999/abc",
        "http://example.com/abc",
    ])
    func ofOthersAreNot(_ url: String) {
        #expect(incoming(url) == nil)
    }

    @Test func carryWhatTheFrontEndAdds() throws {
        let headers = [
            HTTPHeader("X-A", "1"), HTTPHeader("X-Forwarded-Proto", "http"), HTTPHeader("Content-Length", "9"),
        ]
        let request = try #require(incoming("http://127.0.0.1:99/abc", headers: headers))
        #expect(
            request.headers == [
                HTTPHeader("X-A", "1"), HTTPHeader("host", "127.0.0.1:99"), HTTPHeader("content-length", "2"),
                HTTPHeader("x-forwarded-proto", "https"),
            ])
    }
}

struct RequestCreditTests {
    @Test func are40AtOnceAndTwoASecond() {
        var credits = RequestCredits()
        func granted(_ count: Int, at milliseconds: Int64) -> Int {
            (0..<count).count { _ in credits.take(at: .start + .milliseconds(milliseconds)) }
        }
        let counts = [granted(50, at: 5_000), granted(1, at: 5_499), granted(2, at: 5_500), granted(50, at: 60_000)]
        #expect(counts == [40, 0, 1, 40])
    }
}
