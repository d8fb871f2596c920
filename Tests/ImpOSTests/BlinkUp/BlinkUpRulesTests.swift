import ImpRuntime
import Testing

@testable import ImpOS

private func at(_ seconds: Int64) -> Instant { .start + .seconds(seconds) }

@Suite struct BlinkUpPhases {
    /// The table of `imp.enableblinkup`: what a call before the phase makes of it.
    @Test(
        arguments: [
            (nil, true, true, false), (false, true, false, false), (true, true, true, true),
        ] as [(Bool?, Bool, Bool, Bool)])
    func followTheTable(_ call: Bool?, _ booting: Bool, _ connecting: Bool, _ idle: Bool) {
        var rules = BlinkUpRules()
        _ = rules.handle(.coldStart, at: at(0))
        if let call { _ = rules.handle(.call(enabled: call), at: at(1)) }
        #expect(rules.phase == .booting && rules.isEnabled == booting)
        _ = rules.handle(.connectionAttempt, at: at(50))
        _ = rules.handle(.tick, at: at(60))
        #expect(rules.phase == .connecting && rules.isEnabled == connecting)
        #expect(rules.deadline == at(110))
        _ = rules.handle(.tick, at: at(110))
        #expect(rules.phase == .idle && rules.isEnabled == idle)
        #expect(rules.deadline == nil)
    }

    @Test func applyACallAtTheNextPhaseOnly() {
        var rules = BlinkUpRules()
        _ = rules.handle(.coldStart, at: at(0))
        #expect(rules.handle(.tick, at: at(60)) == [BlinkUpChange(at: at(60), isEnabled: false)])
        #expect(rules.handle(.call(enabled: true), at: at(100)) == [])
        #expect(!rules.isEnabled)
        #expect(rules.handle(.connectionAttempt, at: at(200)) == [BlinkUpChange(at: at(200), isEnabled: true)])
        #expect(rules.handle(.call(enabled: false), at: at(210)) == [])
        #expect(rules.handle(.tick, at: at(260)) == [BlinkUpChange(at: at(260), isEnabled: false)])
    }

    @Test func giveALateChangeItsOwnTime() {
        var rules = BlinkUpRules()
        _ = rules.handle(.coldStart, at: at(0))
        #expect(
            rules.handle(.connectionAttempt, at: at(500)) == [
                BlinkUpChange(at: at(60), isEnabled: false), BlinkUpChange(at: at(500), isEnabled: true),
            ])
    }

    @Test func applyACallAtOnceAfterAWarmStart() {
        var rules = BlinkUpRules()
        #expect(rules.handle(.warmStart, at: at(0)) == [])
        #expect(rules.handle(.call(enabled: true), at: at(0)) == [BlinkUpChange(at: at(0), isEnabled: true)])
        #expect(rules.handle(.call(enabled: false), at: at(1)) == [BlinkUpChange(at: at(1), isEnabled: false)])
        _ = rules.handle(.connectionAttempt, at: at(2))
        #expect(rules.handle(.call(enabled: true), at: at(3)) == [])
        #expect(!rules.isEnabled)
    }

    @Test func beginAnewWithEachAttempt() {
        var rules = BlinkUpRules()
        _ = rules.handle(.connectionAttempt, at: at(0))
        _ = rules.handle(.connectionAttempt, at: at(40))
        #expect(rules.deadline == at(100))
    }

    @Test("R18: without settings BlinkUp stays on", arguments: [(true, true), (false, false)])
    func withoutSettings(_ stays: Bool, _ isOn: Bool) {
        var rules = BlinkUpRules(unconfiguredStaysOn: stays)
        _ = rules.handle(.coldStart, at: at(0))
        _ = rules.handle(.settings(false), at: at(0))
        _ = rules.handle(.tick, at: at(1_000))
        #expect(rules.phase == .idle && rules.isEnabled == isOn)
    }

    @Test("R18: a program that says no has its way without settings too")
    func saidNo() {
        var rules = BlinkUpRules()
        _ = rules.handle(.coldStart, at: at(0))
        _ = rules.handle(.settings(false), at: at(0))
        _ = rules.handle(.call(enabled: false), at: at(30))
        _ = rules.handle(.tick, at: at(60))
        #expect(!rules.isEnabled)
    }

    @Test func forgetCallsAtAColdStart() {
        var rules = BlinkUpRules()
        _ = rules.handle(.warmStart, at: at(0))
        _ = rules.handle(.call(enabled: false), at: at(0))
        _ = rules.handle(.coldStart, at: at(10))
        _ = rules.handle(.connectionAttempt, at: at(69))
        _ = rules.handle(.tick, at: at(70))
        #expect(rules.phase == .connecting && rules.isEnabled)
    }
}
