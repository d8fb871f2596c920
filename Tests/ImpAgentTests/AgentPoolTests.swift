import Foundation
import ImpLink
import ImpRuntime
import SquirrelCompiler
import Synchronization
import Testing

@testable import ImpAgent

/// Agents with a timer of 10 ms, beside one that spins and one that keeps natives busy.
struct AgentPools {
    private final class Delays: Sendable {
        private let all = Mutex<[TimeSpan]>([])
        func add(_ span: TimeSpan) { all.withLock { $0.append(span) } }
        var count: Int { all.withLock { $0.count } }
        var worst: TimeSpan { all.withLock { $0.max() ?? .zero } }
    }

    private final class Lines: Sendable {
        private let texts = Mutex<[String]>([])
        func add(_ text: String) { texts.withLock { $0.append(text) } }
        var all: [String] { texts.withLock { $0 } }
    }

    /// An agent whose every turn tells how long it had been ready.
    private struct TimedAgent: ~Copyable, PoolWork {
        var work: AgentWork
        let delays: Delays?

        mutating func receive(_ mail: AgentWork.Mail, at now: Instant) { work.receive(mail, at: now) }

        mutating func run(_ budget: Int, at now: Instant) -> Slice {
            if let ready = work.agent.readyAt { delays?.add(now.since(ready)) }
            return work.run(budget, at: now)
        }
    }

    private struct FixedTime: TimeSource {
        let monotonic = Instant.start
        let wall = WallTime.fastStart
    }

    private static let ticking = "function tick() { imp.wakeup(0.01, tick); } tick();"
    private static let spinning = "while (true);"
    private static let sorting = """
        local a = array(2000); while (true) { foreach (i, v in a) a[i] = i * 7919 % 2000; a.sort(); }
        """

    /// Hands 200 agents and two that never rest to `add`.
    private func populate(
        from start: Instant, _ time: any TimeSource, _ delays: Delays, _ add: (consuming TimedAgent) -> Void
    ) throws {
        let images = BootImages()
        for (source, count) in [(AgentPools.ticking, 200), (AgentPools.spinning, 1), (AgentPools.sorting, 1)] {
            let program = try compile(Array(source.utf8), name: "agent_code")
            let template = try #require(
                images.template(program, figures: .agent, module: nil, for: Agent.self))
            for number in 0..<count {
                let setting = ScriptSetting(
                    template: template, now: start, wallBase: .fastStart, random: SeededRandom(seed: UInt64(number)))
                guard let agent = Agent(setting, id: "abc", url: "http://agent/abc") else {
                    throw DataFailure.outOfMemory
                }
                let work = AgentWork(agent, time: time) { _ in }
                add(TimedAgent(work: work, delays: count > 1 ? delays : nil))
            }
        }
    }

    @Test func keepTheirTimersBesideOnesThatSpin() throws {
        let delays = Delays()
        var pool = VirtualPool<TimedAgent>()
        try populate(from: .start, FixedTime(), delays) { _ = pool.add($0) }
        pool.run(to: .start + .seconds(1))
        #expect(delays.count > 200 * 90)
        #expect(delays.worst <= .milliseconds(3))
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["SOAK"] != nil))
    func keepTheirTimersOnTheRealClock() throws {
        let delays = Delays()
        let time = SystemTime()
        let pool = try #require(WorkerPool<TimedAgent>(threads: 2))
        try populate(from: time.monotonic, time, delays) { _ = pool.add($0) }
        Thread.sleep(forTimeInterval: 10)
        var agents = 0
        pool.stop { _, _ in agents += 1 }
        print("\(delays.count) callbacks, the latest \(Double(delays.worst.nanoseconds) / 1e6) ms late")
        #expect(agents == 202)
        #expect(delays.count > 200 * 900)
        #expect(delays.worst <= .milliseconds(20))
    }

    @Test func hearWhatIsPostedAndLeaveAsTheyStand() throws {
        let program = try compile(
            Array("all <- \"\"; device.on(\"a\", function(x) { all += x; server.log(all); });".utf8),
            name: "agent_code")
        let template = try #require(
            BootImages().template(program, figures: .agent, module: nil, for: Agent.self))
        let setting = ScriptSetting(
            template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1))
        guard let agent = Agent(setting, id: "abc", url: "http://agent/abc") else { throw DataFailure.outOfMemory }
        let lines = Lines()
        var pool = VirtualPool<AgentWork>()
        let id = pool.add(
            AgentWork(agent, time: FixedTime()) { output in
                for case .line(let line) in output { lines.add(line.text) }
            })
        for text in ["x", "y"] {
            let isTaken = pool.post(.message(LinkMessage(name: ByteString("a"), data: .text(text))), to: id)
            #expect(isTaken)
            pool.run(to: pool.now + .milliseconds(5))
        }
        let hears = pool.post(.leave, to: id)
        #expect(hears)
        var snapshot: AgentSnapshot?
        pool.run(to: pool.now + .milliseconds(5)) { _, work in snapshot = work.agent.snapshot() }
        #expect(lines.all == ["x", "xy"])
        var woken = try Agent(restoring: try #require(snapshot), template, isLost: { _ in true })
        let now = woken.script.now
        let isTaken = woken.receive(LinkMessage(name: ByteString("a"), data: .text("z")), at: now)
        #expect(isTaken)
        woken.run(to: now + .milliseconds(5))
        guard case .line(let line) = woken.takeOutput().first else {
            Issue.record("no line")
            return
        }
        #expect(line.text == "xyz")
    }
}
