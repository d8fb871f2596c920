import Foundation
import ImpAgent
import ImpRuntime
import Synchronization
import Testing

@testable import ImpSimulation

/// A network that a test plays.
final class PlayedEgress: Egress {
    private struct State {
        var sent: [OutgoingRequest] = []
        var resumed: [UInt64] = []
        var cancelled: [UInt64] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let deliver: @Sendable (EgressEvent) -> Void
    /// What happens at once when a request is sent.
    private let play: Play

    typealias Play = @Sendable (OutgoingRequest, _ deliver: @escaping @Sendable (EgressEvent) -> Void) -> Void

    init(deliver: @escaping @Sendable (EgressEvent) -> Void, play: @escaping Play) {
        self.deliver = deliver
        self.play = play
    }

    func send(_ request: OutgoingRequest) -> EgressReceipt {
        state.withLock { $0.sent.append(request) }
        play(request, deliver)
        return .underWay
    }
    func resume(_ number: UInt64) { state.withLock { $0.resumed.append(number) } }
    func cancel(_ number: UInt64) { state.withLock { $0.cancelled.append(number) } }
    func close() { state.withLock { $0.isClosed = true } }

    var sent: [OutgoingRequest] { state.withLock { $0.sent } }
    var resumed: [UInt64] { state.withLock { $0.resumed } }
    var cancelled: [UInt64] { state.withLock { $0.cancelled } }
    var isClosed: Bool { state.withLock { $0.isClosed } }
}

/// Requests that leave the simulation.
struct OutsideRequests {
    private func simulated(
        _ agent: String, play: @escaping PlayedEgress.Play = { _, _ in }
    ) throws -> (Simulation, Record, PlayedEgress) {
        let box = Mutex<PlayedEgress?>(nil)
        let (simulation, record) = try simulation(device: "", agent: agent) {
            $0.egress = { deliver in
                let egress = PlayedEgress(deliver: deliver, play: play)
                box.withLock { $0 = egress }
                return egress
            }
        }
        return (simulation, record, try #require(box.withLock { $0 }))
    }

    @Test func carryWhatTheProgramSaid() throws {
        let agent = """
            local request = http.request("PATCH", "https://example.com/a?b=c", { ["X-One"] = 1 }, "body");
            request.setvalidation(VALIDATE_USING_SYSTEM_CA_CERTS);
            request.sendasync(@(response) null, @(part) null);
            http.get("http://example.com").sendasync(@(response) null);
            """
        let (simulation, _, egress) = try simulated(agent) { request, deliver in
            deliver(.answer(request.number, OutgoingAnswer(status: 200)))
        }
        _ = try simulation.run()
        var first = OutgoingRequest(
            method: "PATCH", url: "https://example.com/a?b=c", headers: [HTTPHeader("X-One", "1")],
            body: Array("body".utf8))
        (first.number, first.isValidated, first.isStreamed) = (1, true, true)
        var second = OutgoingRequest(url: "http://example.com")
        second.number = 2
        #expect(egress.sent == [first, second])
        #expect(egress.cancelled.isEmpty)
    }

    @Test func bringTheirAnswer() throws {
        let headers = [HTTPHeader("Set-Cookie", "a=1"), HTTPHeader("set-cookie", "b=2"), HTTPHeader("X-Y", "z")]
        let agent = """
            function show(response) {
                local raw = "";
                foreach (row in response.rawheaders) raw += row.k + "=" + row.v + " ";
                server.log(response.statuscode + " " + response.body + " " + response.headers["set-cookie"] + " "
                    + response.headers["x-y"] + " " + raw);
            }
            show(http.get("http://example.com").sendsync());
            http.get("http://example.com").sendasync(show);
            """
        let (simulation, record, _) = try simulated(agent) { request, deliver in
            deliver(.answer(request.number, OutgoingAnswer(status: 404, headers: headers, body: Array("no".utf8))))
            deliver(.answer(request.number, OutgoingAnswer(status: 500)))
        }
        _ = try simulation.run()
        let line = "[Agent] 404 no b=2 z Set-Cookie=a=1 set-cookie=b=2 X-Y=z "
        #expect(record.lines == [line, line])
    }

    @Test func thatAreStreamedComePartByPart() throws {
        let agent = """
            http.get("http://example.com").sendasync(@(response) server.log("end " + response.statuscode + response.body),
                @(part) server.log(part));
            """
        let (simulation, record, egress) = try simulated(agent) { request, deliver in
            deliver(.content(request.number, ByteString("one")))
            deliver(.content(request.number, ByteString("two")))
            deliver(.answer(request.number, OutgoingAnswer(status: 200)))
        }
        _ = try simulation.run()
        #expect(record.lines == ["[Agent] one", "[Agent] two", "[Agent] end 200"])
        #expect(egress.resumed == [1, 1])
    }

    @Test func thatAreCancelledOrLateAreTakenBack() throws {
        let agent = """
            local call = @(x) server.log("called");
            local request = http.get("http://example.com");
            request.sendasync(call, call);
            http.get("http://example.com").sendasync(@(response) server.log(response.statuscode), null, 0.1);
            imp.wakeup(0.05, @() request.cancel());
            """
        let (simulation, record, egress) = try simulated(agent) { request, deliver in
            if request.number == 1 { deliver(.content(1, ByteString("part"))) }
        }
        _ = try simulation.run()
        #expect(record.lines == ["[Agent] called", "[Agent] 28"])
        #expect(egress.cancelled == [1, 2])
    }

    /// Time goes no faster than the clock, and no timer fires early, while the answer is awaited.
    @Test(.timeLimit(.minutes(1))) func keepFastTimeFromRunningAway() throws {
        let agent = """
            imp.wakeup(3600, @() server.log("timer"));
            http.get("http://example.com").sendasync(@(response) server.log("answer " + response.statuscode));
            """
        let (simulation, record, _) = try simulated(agent) { request, deliver in
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) {
                deliver(.answer(request.number, OutgoingAnswer(status: 200)))
            }
        }
        let clock = ContinuousClock()
        let began = clock.now
        _ = try simulation.run()
        #expect(record.lines == ["[Agent] answer 200", "[Agent] timer"])
        #expect((.milliseconds(190)...(.seconds(30))).contains(clock.now - began))
    }

    /// `NO_TIMEOUT`: there is nothing else to do but wait.
    @Test(.timeLimit(.minutes(1))) func areWaitedForAlone() throws {
        let agent = """
            http.get("http://example.com").sendasync(@(response) server.log(response.statuscode), null, NO_TIMEOUT);
            """
        let (simulation, record, _) = try simulated(agent) { request, deliver in
            DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) {
                deliver(.answer(request.number, OutgoingAnswer(status: 204)))
            }
        }
        #expect(try simulation.run().reason == .finished)
        #expect(record.lines == ["[Agent] 204"])
    }

    /// One simulation asks the listener of another over loopback, on fast time.
    @Test(.timeLimit(.minutes(1))) func reachARealServer() throws {
        let replies = Mutex<[HTTPReply]>([])
        let listener = Mutex<HTTPListener?>(nil)
        let handlers = HTTPListener.Handlers(
            deliver: { request in
                let reply = HTTPReply(
                    number: request.number, status: 200, headers: [HTTPHeader("X-Method", request.method)],
                    body: request.body.bytes)
                replies.withLock { $0.append(reply) }
                DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) {
                    listener.withLock { $0 }?.send(reply)
                }
                return true
            }, gone: { _ in })
        let server = try HTTPListener(port: 0, agentID: "server", handlers: handlers)
        listener.withLock { $0 = server }
        let agent = """
            local url = "http://127.0.0.1:\(server.port)/server";
            imp.wakeup(3600, @() server.log("timer"));
            server.log(http.put(url, {}, "sync").sendsync().body);
            http.post(url, {}, "async").sendasync(@(response) server.log(response.headers["x-method"] + response.body));
            """
        let (simulation, record) = try simulation(device: "", agent: agent) { $0.egress = HTTPEgress.maker }
        _ = try simulation.run()
        try server.stop()
        #expect(record.lines == ["[Agent] sync", "[Agent] POSTasync", "[Agent] timer"])
        #expect(replies.withLock { $0.count } == 2)
    }

    @Test func endWithTheSimulation() throws {
        var egress: PlayedEgress?
        do {
            let (simulation, _, played) = try simulated("http.get(\"http://example.com\").sendasync(@(r) null);")
            _ = try simulation.run(for: .milliseconds(5))
            egress = played
        }
        #expect(egress?.isClosed == true)
    }

    @Test func areCancelledWhenMemoryEnds() throws {
        let agent = """
            local saved = server.load();
            if (!("again" in saved)) {
                server.save({ again = true });
                http.get("http://example.com").sendasync(@(response) server.log("called back"));
                local a = [];
                while (true) a.append(blob(100000));
            }
            """
        let (simulation, record, egress) = try simulated(agent)
        _ = try simulation.run()
        #expect(record.lines == ["[Status] Agent restarted: out of memory."])
        #expect(egress.cancelled == [1])
    }

    // MARK: Snapshots

    private func restored(_ simulation: Simulation) throws -> (Simulation, Record) {
        let bytes = try JSONEncoder().encode(simulation.snapshot())
        var options = SimulationOptions()
        options.clock = .fast
        options.servesHTTP = false
        let record = Record()
        let snapshot = try JSONDecoder().decode(SimulationSnapshot.self, from: bytes)
        let new = try Simulation(restoring: snapshot, options: options) { record.entries.append($0) }
        return (new, record)
    }

    @Test(arguments: [
        "http.get(\"http://example.com\").sendasync(@(response) server.log(response.statuscode));",
        "server.log(http.get(\"http://example.com\").sendsync().statuscode);",
        "http.get(\"http://example.com\").sendasync(@(response) server.log(response.statuscode), @(part) null);",
    ])
    func failWhenTheyAreRestored(_ agent: String) throws {
        let (simulation, before, _) = try simulated(agent)
        _ = try simulation.run(for: .milliseconds(5))
        let (again, after) = try restored(simulation)
        _ = try again.run()
        #expect(before.lines.isEmpty)
        #expect(after.lines == ["[Agent] 56"])
    }

    @Test func insideTheSimulationGoOnWhenTheyAreRestored() throws {
        let agent = """
            http.onrequest(function(request, response) {
                imp.wakeup(1, @() response.send(200, request.body));
            });
            function show(response) { server.log(response.statuscode + " " + response.body + " " + date().usec); }
            http.post(http.agenturl(), {}, "text").sendasync(show);
            http.get("http://10.0.0.1").sendasync(show);
            server.log(http.get("http://example.com").sendsync().statuscode);
            """
        let (whole, expected) = try simulation(device: "", agent: agent)
        _ = try whole.run()
        #expect(expected.lines.count == 4)
        var (current, record) = try simulation(device: "", agent: agent)
        var text = ""
        while try current.run(for: .milliseconds(3)).reason == .timeUp {
            text += record.text
            (current, record) = try restored(current)
        }
        #expect(text + record.text == expected.text)
    }
}
