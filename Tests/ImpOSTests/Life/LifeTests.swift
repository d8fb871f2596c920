import ImpRuntime
import Testing

@testable import ImpOS

/// The turns of a device's life, one by one.
struct Lives {
    private static func at(_ seconds: Int64) -> Instant { .start + .seconds(seconds) }

    /// A life that was told these events, one each second from 0 on, and what the last one asked for.
    private func life(naps: Bool = true, _ events: [Life.Event]) -> (Life, [Life.Action]) {
        var life = Life()
        life.naps = naps
        var actions: [Life.Action] = []
        for (second, event) in events.enumerated() { actions = life.handle(event, at: Lives.at(Int64(second))) }
        return (life, actions)
    }

    static let cold = Life.Event.started(Life.Start(.powerOn, hasProgram: true))
    static let fast = Life.Event.started(Life.Start(.powerOn, hasProgram: true, isFast: true))
    static let blank = Life.Event.started(Life.Start(.powerOn, hasProgram: false, isFast: true))

    @Test(
        arguments: [
            ("a cold start connects and waits", [cold], Life.Phase.booting(until: at(10)), [.connect(until: at(60))]),
            ("R7: a fast start runs the program at once", [fast], .running, [.startProgram(.powerOn)]),
            ("without a program there is nothing to be fast with", [blank], .withoutProgram, [.connect(until: at(60))]),
            ("the server confirms", [cold, .programReady(isNew: false)], .running, [.startProgram(.powerOn)]),
            ("new code masks the reason", [cold, .programReady(isNew: true)], .running, [.startProgram(.newProgram)]),
            ("the first program arrives", [blank, .programReady(isNew: true)], .running, [.startProgram(.newProgram)]),
            ("a program that runs is confirmed", [fast, .programReady(isNew: false)], .running, []),
            ("lost under SUSPEND", [fast, .lost(.suspends)], .suspended(until: at(61)), [.connect(until: at(61))]),
            ("lost under RETURN", [fast, .lost(.returns)], .running, [.connect(until: at(61))]),
            ("a call needs a connection", [fast, .blocked], .suspended(until: at(61)), [.connect(until: at(61))]),
            ("it is back", [fast, .blocked, .connected], .running, []),
            (
                "the attempt of a cold start fails under SUSPEND",
                [cold, .programReady(isNew: false), .attemptFailed(.suspends)], .asleep(until: at(542), snoozes: true),
                [.haltProgram, .powerDown]
            ),
            ("… under RETURN", [fast, .attemptFailed(.returns)], .running, []),
            (
                "deep sleep", [fast, .sleeps(until: at(90))], .asleep(until: at(90), snoozes: false),
                [.haltProgram, .powerDown]
            ),
            (
                "the pin wakes it", [fast, .sleeps(until: nil), .pinWoke], .starting(until: at(2) + .milliseconds(50)),
                [.wakeModule(.pin)]
            ),
            ("a pin does nothing while it is awake", [fast, .pinWoke], .running, []),
            ("an error", [fast, .programFailed], .pausing(until: at(3)), [.haltProgram]),
            (
                "server.restart", [fast, .programRestarts(.restart)], .starting(until: at(1) + .milliseconds(50)),
                [.haltProgram]
            ),
            (
                "the connection is lost meanwhile", [fast, .programRestarts(.restart), .lost(.suspends)],
                .starting(until: at(1) + .milliseconds(50)), [.connect(until: at(62))]
            ),
            ("a program is replaced", [fast, .programReplaced], .withoutProgram, [.haltProgram]),
            (
                "a reset", [fast, .resets(.softwareReset, after: .milliseconds(500))],
                .resetting(until: at(1) + .milliseconds(500)), [.haltProgram]
            ),
            ("power is lost", [fast, .powerLost], .off, [.haltProgram]),
        ] as [(String, [Life.Event], Life.Phase, [Life.Action])])
    func turn(_ name: String, _ events: [Life.Event], _ phase: Life.Phase, _ actions: [Life.Action]) {
        let (life, found) = life(events)
        #expect(life.phase == phase, "\(name)")
        #expect(found == actions, "\(name)")
    }

    /// What happens when a phase's time is over.
    @Test(
        arguments: [
            ("ten seconds after a cold start", true, [cold], Life.Phase.running, [Life.Action.startProgram(.powerOn)]),
            ("two seconds after an error", true, [fast, .programFailed], .running, [.startProgram(.programError)]),
            (
                "deep sleep is over", true, [fast, .sleeps(until: at(9))], .starting(until: at(9) + .milliseconds(50)),
                [.wakeModule(.timer)]
            ),
            ("the program is there", true, [fast, .programRestarts(.restart)], .running, [.startProgram(.restart)]),
            ("… out of deep sleep", true, [fast, .sleeps(until: nil), .pinWoke], .running, [.startProgram(.pin)]),
            (
                "a minute without a connection", true, [fast, .blocked], .asleep(until: at(601), snoozes: true),
                [.haltProgram, .powerDown]
            ),
            (
                "… on a module without deep sleep", false, [fast, .blocked], .stalled(until: at(601)), [.rest]
            ),
            (
                "after a reset", true, [fast, .resets(.softwareReset, after: .milliseconds(500))],
                .resetting(until: at(1) + .milliseconds(500)), [.startModule(.softwareReset)]
            ),
        ] as [(String, Bool, [Life.Event], Life.Phase, [Life.Action])])
    func end(_ name: String, _ naps: Bool, _ events: [Life.Event], _ phase: Life.Phase, _ actions: [Life.Action]) throws
    {
        var (life, _) = life(naps: naps, events)
        let deadline = try #require(life.deadline)
        let found = life.handle(.tick, at: deadline)
        #expect(life.phase == phase, "\(name)")
        #expect(found == actions, "\(name)")
    }

    /// Nine minutes of sleep, one of trying, for as long as it takes; then the program starts with the reason 7.
    @Test func snoozeTriesEveryTenMinutes() throws {
        var (life, _) = life([Lives.fast, .blocked])
        for _ in 0..<3 {
            let nap = try #require(life.deadline)
            _ = life.handle(.tick, at: nap)
            guard case .asleep(let until?, snoozes: true) = life.phase else { throw Unexpected(life.phase) }
            #expect(until == nap + .seconds(540))
            let actions = life.handle(.tick, at: until)
            #expect(actions == [.wakeModule(.snooze), .connect(until: until + .seconds(60))])
            #expect(life.phase == .retrying(until: until + .seconds(60)))
        }
        #expect(life.handle(.programReady(isNew: false), at: Lives.at(9_999)) == [.startProgram(.snooze)])
    }

    @Test func nothingHappensBeforeItsTime() throws {
        var (life, _) = life([Lives.cold])
        #expect(life.handle(.tick, at: Lives.at(9)) == [])
        #expect(life.phase == .booting(until: Lives.at(10)))
    }

    private struct Unexpected: Error {
        init(_ phase: Life.Phase) {}
    }
}
