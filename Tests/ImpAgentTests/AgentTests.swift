import ImpLink
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpAgent

struct Agents {
    /// An agent that has run its program for a second.
    private func started(_ source: String) throws -> Agent {
        let program = try compile(Array(source.utf8), name: "agent_code")
        guard
            let template = BootImages().template(
                program, figures: .agent, module: nil, for: Agent.self),
            var agent = Agent(
                ScriptSetting(template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1)),
                id: "abc", url: "http://agent/abc")
        else { throw DataFailure.outOfMemory }
        agent.run(to: .start + .seconds(1))
        return agent
    }

    @Test func putOutWhatTheyDoInOrder() throws {
        var agent = try started("server.log(1); device.send(\"lost\", 1); server.error(2);")
        let output = agent.takeOutput()
        #expect(output.count == 2)
        guard case .line(let first) = output.first, case .line(let second) = output.last else { return }
        #expect(first.kind == .log && first.text == "1")
        #expect(second.kind == .error && second.text == "ERROR: 2")
        #expect(first.at < second.at)
        let again = agent.takeOutput()
        #expect(again.isEmpty)
    }

    @Test func ofOneTemplateShareNothingThatTheyWrite() throws {
        let source = "if (!(\"count\" in getroottable())) count <- 0; count++; server.log(count);"
        let program = try compile(Array(source.utf8), name: "agent_code")
        let template = try #require(
            BootImages().template(program, figures: .agent, module: nil, for: Agent.self))
        for seed in 0..<3 as Range<UInt64> {
            let setting = ScriptSetting(
                template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: seed))
            guard var agent = Agent(setting, id: "abc", url: "http://agent/abc") else { throw DataFailure.outOfMemory }
            agent.run(to: .start + .milliseconds(5))
            guard case .line(let line) = agent.takeOutput().first else {
                Issue.record("no line")
                return
            }
            #expect(line.text == "1")
        }
    }

    @Test func sendOnlyToADeviceThatIsThere() throws {
        var agent = try started("device.onconnect(function() { device.send(\"hello\", [1]); });")
        agent.deviceConnected(at: .start + .seconds(2))
        agent.run(to: .start + .seconds(3))
        let output = agent.takeOutput()
        guard case .message(let message, let at) = output.first else {
            Issue.record("no message")
            return
        }
        #expect(message.name == ByteString("hello"))
        #expect(at >= .start + .seconds(2))
    }

    @Test func tellThePogramThatTheDeviceIsGone() throws {
        var agent = try started(
            """
            device.onconnect(function() {});
            device.ondisconnect(function(reason) { server.log(typeof reason + " " + device.isconnected()); });
            """)
        agent.deviceConnected(at: .start + .seconds(2))
        agent.deviceDisconnected(at: .start + .seconds(3))
        agent.run(to: .start + .seconds(4))
        let output = agent.takeOutput()
        guard case .line(let line) = output.first else { return }
        #expect(line.text == "table false")
    }

    @Test func takeNoMoreMessagesThanFit() throws {
        var agent = try started("")
        let message = LinkMessage(name: ByteString("a"), data: .null)
        var taken = 0
        for _ in 0..<(LinkFigures.waitingMessages + 10) where agent.receive(message, at: .start + .seconds(2)) {
            taken += 1
        }
        #expect(taken == LinkFigures.waitingMessages)
    }

    @Test func refuseMoreRequestsThanFit() throws {
        var agent = try started("http.onrequest(function(request, response) {});")
        for number in 0..<UInt64(HTTPLimits.openRequests + 1) {
            agent.receive(HTTPRequest(number: number), at: .start + .seconds(2))
        }
        let output = agent.takeOutput()
        #expect(output.count == 1)
        guard case .reply(let reply, _) = output.first else { return }
        #expect(reply.status == FrontEndStatus.tooMany)
    }
}
