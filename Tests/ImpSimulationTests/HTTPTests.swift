import Foundation
import ImpAgent
import ImpRuntime
import Testing

@testable import ImpSimulation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct Requests {
    private func replies(agent: String, _ requests: [HTTPRequest], lines: inout [String]) throws -> [HTTPReply] {
        let (simulation, record) = try simulation(device: "", agent: agent)
        _ = try simulation.run(for: .milliseconds(10))
        for request in requests { simulation.request(request) }
        _ = try simulation.run()
        lines = record.lines
        return record.replies
    }

    private func reply(_ agent: String, _ request: HTTPRequest) throws -> (status: Int, body: String, lines: [String]) {
        var lines: [String] = []
        let reply = try #require(try replies(agent: agent, [request], lines: &lines).first)
        return (reply.status, String(decoding: reply.body.bytes, as: UTF8.self), lines)
    }

    @Test func reachTheHandlerAsATable() throws {
        let agent = """
            http.onrequest(function(request, response) {
                server.log(request.method + " " + request.path + " " + request.body.len());
                response.header("Content-Type", "application/json");
                response.send(200, http.jsonencode(request.query) + http.jsonencode(request.headers));
            });
            """
        let request = HTTPRequest(
            number: 1, method: "PATCH", path: "/a/b", query: "x=1&y=%20&x=2",
            headers: [HTTPHeader("Accept-Language", "de"), HTTPHeader("X-A", "1"), HTTPHeader("x-a", "2")],
            body: [0, 255, 7])
        let found = try reply(agent, request)
        #expect(found.status == 200)
        #expect(
            found.body == #"{ "y": " ", "x": [ "1", "2" ] }{ "x-a": "1, 2", "accept-language": "de" }"#)
        #expect(found.lines == ["[Agent] PATCH /a/b 3"])
    }

    @Test func withoutAHandlerGet404() throws {
        #expect(try reply("", HTTPRequest(number: 1)).status == 404)
        #expect(
            try reply("http.onrequest(function(q, r) {}); http.onrequest(null);", HTTPRequest(number: 1)).status == 404)
    }

    @Test func whoseHandlerThrowsGet500() throws {
        let found = try reply("http.onrequest(function(q, r) {\n throw \"no\"; });", HTTPRequest(number: 1))
        #expect(found.status == 500)
        #expect(found.lines == ["[Agent] ERROR: no", "[Agent] ERROR:   in unknown agent_code:2"])
    }

    @Test func answeredBeforeTheThrowKeepTheirAnswer() throws {
        let found = try reply(
            "http.onrequest(function(q, r) { r.send(204, \"\"); r.send(200, \"x\"); throw 1; });",
            HTTPRequest(number: 1))
        #expect(found.status == 204)
    }

    @Test func thatAreTooLongGet413() throws {
        let agent = "http.onrequest(function(q, r) { r.send(200, q.body.len() + \"\"); });"
        #expect(try reply(agent, HTTPRequest(number: 1, body: [UInt8](repeating: 1, count: 524_288))).body == "524288")
        #expect(try reply(agent, HTTPRequest(number: 1, body: [UInt8](repeating: 1, count: 524_289))).status == 413)
    }

    @Test func canBeAnsweredLaterAndInAnyOrder() throws {
        var lines: [String] = []
        let agent = """
            local waiting = [];
            http.onrequest(function(request, response) {
                waiting.append(response);
                imp.wakeup(3 - waiting.len(), function() { response.send(200, request.path); });
            });
            """
        let requests = [HTTPRequest(number: 1, path: "/one"), HTTPRequest(number: 2, path: "/two")]
        let found = try replies(agent: agent, requests, lines: &lines)
        #expect(found.map(\.number) == [2, 1])
        #expect(found.map { String(decoding: $0.body.bytes, as: UTF8.self) } == ["/two", "/one"])
    }

    @Test func whoseResponseIsDroppedGet504() throws {
        let agent = """
            http.onrequest(function(request, response) {
                imp.wakeup(1, function() { local a = []; for (local i = 0; i < 5000; i++) a = [i]; });
            });
            """
        #expect(try reply(agent, HTTPRequest(number: 1)).status == 504)
    }

    @Test func badAnswersAreErrors() throws {
        let agent = """
            http.onrequest(function(request, response) {
                foreach (f in [@() response.send(99, ""), @() response.send(200, 1), @() response.send(200),
                    @() response.header("a b", "x"), @() response.header("a", "x\\r\\ny")]) {
                    try { f(); } catch (e) { server.log(e); }
                }
                response.send(200, typeof response);
            });
            """
        let found = try reply(agent, HTTPRequest(number: 1))
        #expect(found.body == "meta")
        #expect(
            found.lines == [
                "[Agent] invalid status code in response.send(statuscode, body)",
                "[Agent] parameter 2 has an invalid type 'integer' ; expected: 'string'",
                "[Agent] wrong number of parameters", "[Agent] invalid header in response.header(name, value)",
                "[Agent] invalid header in response.header(name, value)",
            ])
    }
}

/// A real client on loopback.
struct RealRequests {
    private func get(
        _ url: String, method: String = "GET", body: Data? = nil
    ) async throws -> (status: Int, body: String, headers: [AnyHashable: Any]) {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = method
        request.httpBody = body
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        return (answer.statusCode, String(decoding: data, as: UTF8.self), answer.allHeaderFields)
    }

    /// Runs a simulation on a thread of its own while `body` asks it.
    private func serve(
        device: String = "", agent: String, _ change: @escaping @Sendable (inout SimulationOptions) -> Void,
        _ body: (String) async throws -> Void
    ) async throws -> SimulationOutcome {
        let (starts, started) = AsyncThrowingStream.makeStream(of: (String, SimulationControl).self)
        let (ends, ended) = AsyncThrowingStream.makeStream(of: SimulationOutcome.self)
        // A thread of its own: the run waits, and the pool of tasks has few threads.
        Thread.detachNewThread {
            do {
                let (simulation, _) = try simulation(device: device, agent: agent) {
                    $0.clock = .real
                    $0.servesHTTP = true
                    $0.port = 0
                    change(&$0)
                }
                started.yield((simulation.agentURL, simulation.control))
                ended.yield(try simulation.run())
            } catch {
                started.finish(throwing: error)
                ended.finish(throwing: error)
            }
        }
        var start = starts.makeAsyncIterator()
        let (url, control) = try #require(try await start.next())
        try await body(url)
        control.stop()
        var end = ends.makeAsyncIterator()
        return try #require(try await end.next())
    }

    @Test(.timeLimit(.minutes(1))) func getAnswers() async throws {
        let agent = """
            http.onrequest(function(request, response) {
                if (request.path == "/late") imp.wakeup(0.05, function() { response.send(200, "late"); });
                else if (request.path == "/throw") throw "x";
                else {
                    response.header("X-Method", request.method);
                    response.send(202, request.path + "?" + http.urlencode(request.query) + "=" + request.body
                        + request.headers["x-forwarded-proto"]);
                }
            });
            """
        let outcome = try await serve(agent: agent, { _ in }) { url in
            let plain = try await get(url + "/a/b?q=1%202")
            #expect(plain.status == 202)
            #expect(plain.body == "/a/b?q=1%202=https")
            #expect(plain.headers["X-Method"] as? String == "GET")
            #expect(try await get(url).body == "/?=https")
            #expect(try await get(url + "/x", method: "POST", body: Data("data".utf8)).body == "/x?=datahttps")
            #expect(try await get(url + "/late").body == "late")
            #expect(try await get(url + "/throw").status == 500)
            #expect(try await get(url + "x").status == 404)
            let long = Data(repeating: 65, count: 600_000)
            #expect((try? await get(url, method: "POST", body: long).status) ?? 413 == 413)
        }
        #expect(outcome.reason == .stopped)
        #expect(outcome.uncaughtErrors == 1)
    }

    @Test(.timeLimit(.minutes(1))) func keepFastTimeFromRunningAway() async throws {
        let agent = """
            local lives = true;
            function tick() { if (lives) imp.wakeup(0.01, tick); }
            tick();
            http.onrequest(function(request, response) {
                local began = time();
                imp.wakeup(0.2, function() { lives = false; response.send(200, (time() - began) + ""); });
            });
            """
        _ = try await serve(
            agent: agent,
            {
                $0.clock = .fast
                $0.duration = .seconds(1_000_000_000)
            }
        ) { url in
            let clock = ContinuousClock()
            let began = clock.now
            let answer = try await get(url)
            #expect(answer.body == "0" || answer.body == "1")
            #expect(clock.now - began >= .milliseconds(190))
        }
    }

    @Test func aFastRunThatOnlyWaitsForRequestsIsRefused() throws {
        let (simulation, _) = try simulation(device: "", agent: "http.onrequest(function(q, r) {});") {
            $0.servesHTTP = true
            $0.port = 0
        }
        #expect(throws: SimulationError.onlyWaitsForRequests) { try simulation.run() }
    }

    @Test func aTakenPortIsSaid() throws {
        let (simulation, _) = try simulation(device: "") {
            $0.servesHTTP = true
            $0.port = 0
        }
        let port = try #require(URL(string: simulation.agentURL)?.port)
        #expect(throws: SimulationError.self) {
            _ = try ImpSimulationTests.simulation(device: "") {
                $0.clock = .real
                $0.servesHTTP = true
                $0.port = port
            }
        }
        withExtendedLifetime(simulation) {}
    }
}

struct RealTime {
    @Test func isKept() throws {
        let (simulation, record) = try simulation(
            device:
                "imp.wakeup(0.2, function() { server.log(\"a\"); }); local t = hardware.millis(); while (hardware.millis() - t < 100);"
        ) {
            $0.clock = .real
        }
        let clock = ContinuousClock()
        let began = clock.now
        #expect(try simulation.run().reason == .finished)
        #expect(record.lines == ["[Device] a"])
        #expect((.milliseconds(1_500)...(.milliseconds(2_500))).contains(clock.now - began))
        let stamp = try #require(record.entries.last).stamp
        #expect(abs(stamp.microseconds - SystemTime().wall.microseconds) < 500_000)
    }
}
