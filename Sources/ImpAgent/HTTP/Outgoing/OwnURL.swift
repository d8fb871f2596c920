import ImpRuntime

/// Requests of an agent to its own URL, which never leave it.
enum OwnURL {
    /// Tells their numbers from those of requests that come from elsewhere.
    private static let mark: UInt64 = 1 << 62

    /// To the handler, and back to the program (our choice).
    static let delay = TimeSpan.milliseconds(10)

    static func marks(_ number: UInt64) -> Bool { number & mark != 0 }
    static func marked(_ number: UInt64) -> UInt64 { number | mark }
    static func unmarked(_ number: UInt64) -> UInt64 { number & ~mark }

    /// The same request as the front end would hand it on; nil when its URL is not the agent's.
    static func incoming(_ request: OutgoingRequest, to agent: String) -> HTTPRequest? {
        let base = agent.prefix { $0 != "/" } + "//"
        let place = agent.dropFirst(base.count)
        guard let slash = place.firstIndex(of: "/"), request.url.hasPrefix(base + place[..<slash]) else { return nil }
        let target = request.url.dropFirst(base.count + place[..<slash].utf8.count).prefix { $0 != "#" }
        guard let target = RequestTarget(String(target), agentID: String(place[slash...].dropFirst())) else {
            return nil
        }
        return HTTPRequest(
            number: marked(request.number), method: request.method, path: target.path, query: target.query,
            headers: headers(of: request, host: String(place[..<slash])), body: request.body.bytes)
    }

    /// Those of the program, and what the way over a network adds.
    private static func headers(of request: OutgoingRequest, host: String) -> [HTTPHeader] {
        let added = [
            HTTPHeader("host", host), HTTPHeader("content-length", String(request.body.bytes.count)),
            HTTPHeader("x-forwarded-proto", "https"),
        ]
        let names = added.map(\.name)
        return request.headers.filter { !names.contains($0.name.lowercased()) } + added
    }

    /// What the program gets of the handler's reply.
    static func answer(_ reply: HTTPReply, to method: String) -> OutgoingAnswer {
        let length = HTTPHeader("Content-Length", String(reply.body.bytes.count))
        return OutgoingAnswer(
            status: reply.status, headers: reply.headers.filter { $0.name.lowercased() != "content-length" } + [length],
            body: method == "HEAD" ? [] : reply.body.bytes)
    }
}
