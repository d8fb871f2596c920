import Foundation
import ImpAgent
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpSimulation

struct Snapshots {
    /// Two timers, a suspended sleep, a subclass of `blob`, messages, random numbers.
    static let device = """
        class Buffer extends blob {
            name = null;
            constructor(n) { base.constructor(4); name = n; }
        }
        local b = Buffer("mine");
        b.writen(1234, 'w');
        function say(x) { return function() { server.log(x + " " + hardware.millis() + " " + math.rand()); } }
        imp.wakeup(6, say("six"));
        imp.wakeup(4, function() { say("four")(); agent.send("four", b); });
        agent.on("back", function(d) { server.log("back " + d + " " + b.name + " " + b.len()); });
        server.log("before sleep " + time());
        imp.sleep(3);
        server.log("after sleep " + time() + " " + hardware.micros() + " " + math.rand());
        """
    /// A response that is sent later.
    static let agent = """
        local open = null;
        http.onrequest(function(request, response) {
            server.log("asked " + request.path);
            open = response;
            open.header("X-Kept", "yes");
        });
        device.on("four", function(d) {
            server.log("four " + d.readn('w'));
            open.send(201, "late");
            device.send("back", d.len());
        });
        imp.wakeup(2, function() { server.log("agent timer"); });
        """

    private func started() throws -> (Simulation, Record) {
        try simulation(device: Snapshots.device, agent: Snapshots.agent) { $0.seed = 5 }
    }

    private func restored(
        _ bytes: Data, _ change: (inout SimulationOptions) -> Void = { _ in }
    ) throws -> (Simulation, Record) {
        var options = SimulationOptions()
        options.clock = .fast
        options.servesHTTP = false
        change(&options)
        let record = Record()
        let snapshot = try JSONDecoder().decode(SimulationSnapshot.self, from: bytes)
        let simulation = try Simulation(restoring: snapshot, options: options) { record.entries.append($0) }
        simulation.onReply = { record.replies.append($0) }
        return (simulation, record)
    }

    private func saved(_ simulation: Simulation) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(simulation.snapshot())
    }

    @Test func goOnWithTheSameOutput() throws {
        let (whole, expected) = try started()
        whole.request(HTTPRequest(number: 9, path: "/x"))
        _ = try whole.run()

        let (first, before) = try started()
        first.request(HTTPRequest(number: 9, path: "/x"))
        _ = try first.run(for: .seconds(1))
        let (second, after) = try restored(try saved(first))
        _ = try second.run()

        #expect(before.text + after.text == expected.text)
        #expect(before.replies.isEmpty)
        #expect(after.replies == expected.replies)
        #expect(
            after.replies == [
                HTTPReply(number: 9, status: 201, headers: [HTTPHeader("X-Kept", "yes")], body: Array("late".utf8))
            ])
        #expect(after.lines.contains("[Device] back 4 mine 4"))
    }

    @Test func atEveryMomentGiveTheSameRun() throws {
        let (whole, expected) = try started()
        whole.request(HTTPRequest(number: 9, path: "/x"))
        _ = try whole.run()

        var (current, record) = try started()
        current.request(HTTPRequest(number: 9, path: "/x"))
        var text = ""
        while try current.run(for: .milliseconds(311)).reason == .timeUp {
            text += record.text
            (current, record) = try restored(try saved(current))
        }
        #expect(text + record.text == expected.text)
    }

    @Test func ofOneMomentAreTheSameBytes() throws {
        let bytes = try (0..<2).map { _ in
            let (simulation, _) = try started()
            _ = try simulation.run(for: .seconds(1))
            return try saved(simulation)
        }
        #expect(bytes[0] == bytes[1])
    }

    @Test func thatAreDamagedAreRefused() throws {
        let (simulation, _) = try started()
        _ = try simulation.run(for: .seconds(1))
        var text = String(decoding: try saved(simulation), as: UTF8.self)
        let place = try #require(text.range(of: "\"image\":\""))
        text.replaceSubrange(place.upperBound..<text.index(place.upperBound, offsetBy: 4), with: "AAAA")
        #expect(throws: SimulationError.self) { try restored(Data(text.utf8)) }
    }

    @Test func restoreTheProgramForItsNextStart() throws {
        let (simulation, record) = try simulation(
            device: "server.log(\"start\"); imp.wakeup(2, function() { throw 1; });")
        _ = try simulation.run(for: .seconds(2))
        let (next, later) = try restored(try saved(simulation)) { $0.duration = .seconds(4) }
        _ = try next.run()
        #expect(record.lines == ["[Device] start"])
        #expect(later.lines == ["[Device] ERROR: 1", "[Device] ERROR:   in unknown device_code:1", "[Device] start"])
    }
}
