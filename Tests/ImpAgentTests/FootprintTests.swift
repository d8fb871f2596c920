import Foundation
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpAgent

/// What idle agents cost; only with `SOAK=1`, since other tests in the same process would be counted too.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["SOAK"] != nil))
struct Footprint {
    @Test func ofAnIdleAgentIsAtMost32KB() throws {
        let source = """
            count <- 0;
            function tick() { imp.wakeup(10, tick); count++; }
            device.on("a", function(data) { server.log(data); });
            server.log("started " + count);
            tick();
            """
        let program = try compile(Array(source.utf8), name: "agent_code")
        let template = try #require(
            BootImages().template(program, figures: .agent, module: nil, for: Agent.self))
        // Whatever the process needs once is there before it is measured.
        let first = try (0..<10).map { _ in try Place(template) }
        for place in first { place.run() }

        let count = 1_000
        let before = try privateDirty()
        let start = SystemTime().monotonic
        let places = try (0..<count).map { _ in try Place(template) }
        let time = SystemTime().monotonic.since(start)
        for place in places { place.run() }
        let each = (try privateDirty() - before) / count
        print("an agent is made in \(time.nanoseconds / 1_000 / Int64(count)) µs, and takes \(each) bytes when idle")
        #expect(each <= 32 << 10)
        withExtendedLifetime((first, places)) {}
    }

    private final class Place {
        private var agent: Agent

        init(_ template: ScriptTemplate) throws {
            let setting = ScriptSetting(
                template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1))
            guard let agent = Agent(setting, id: "abc", url: "http://agent/abc") else { throw DataFailure.outOfMemory }
            self.agent = agent
        }

        func run() {
            agent.run(to: .start + .milliseconds(5))
            #expect(agent.takeOutput().count == 1)
        }
    }

    /// `Private_Dirty` of the whole process, in bytes.
    private func privateDirty() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/smaps_rollup", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Private_Dirty:") })
        return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) }) * 1_024
    }
}
