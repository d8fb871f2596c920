import ImpRuntime
import Testing

@testable import ImpOS

/// An instant, by seconds.
private func at(_ seconds: Int64) -> Instant { .start + .seconds(seconds) }

@Suite struct StatusLEDs {
    /// The states and their times, in seconds, after some inputs.
    private func trace(_ inputs: [(Int64, StatusLED.Input)]) -> [LEDChange] {
        var led = StatusLED()
        return inputs.flatMap { led.handle($0.1, at: at($0.0)) }
    }

    @Test func showTheWayToTheServerWhileBlinkUpIsOn() {
        let changes = trace([
            (0, .blinkUpEnabled(true)), (0, .network(.searching)), (1, .network(.joining)), (1, .network(.joining)),
            (2, .network(.connected)), (60, .blinkUpEnabled(false)), (70, .network(.searching)),
            (80, .blinkUpEnabled(true)),
        ])
        #expect(
            changes == [
                LEDChange(at: at(0), state: .searching), LEDChange(at: at(1), state: .joining),
                LEDChange(at: at(2), state: .connected), LEDChange(at: at(60), state: .off),
                LEDChange(at: at(80), state: .searching),
            ])
    }

    @Test("R17: a module without Wi-Fi settings blinks orange")
    func noSettings() {
        let changes = trace([(0, .blinkUpEnabled(true)), (0, .network(.noSettings))])
        #expect(changes == [LEDChange(at: at(0), state: .noSettings)])
        #expect(LEDPattern.of(.noSettings).segments.map(\.color) == [.orange, .off])
    }

    @Test("R20: green while an upgrade downloads and is installed, though BlinkUp is off")
    func upgrade() {
        let changes = trace([
            (0, .network(.connected)), (10, .upgrade(.downloading)), (20, .upgrade(.installing)), (30, .upgrade(nil)),
        ])
        #expect(
            changes == [
                LEDChange(at: at(10), state: .upgradeDownloading), LEDChange(at: at(20), state: .upgradeInstalling),
                LEDChange(at: at(30), state: .off),
            ])
    }

    @Test("R33: bad BlinkUp data shows for three seconds, then what showed before")
    func blinkUpFailure() {
        var led = StatusLED()
        _ = led.handle(.blinkUpEnabled(true), at: at(0))
        _ = led.handle(.network(.noSettings), at: at(0))
        #expect(led.handle(.blinkUp(received: false), at: at(5)) == [LEDChange(at: at(5), state: .blinkUpFailed)])
        #expect(led.deadline == at(8))
        #expect(led.handle(.tick, at: at(7)) == [])
        #expect(led.handle(.tick, at: at(8)) == [LEDChange(at: at(8), state: .noSettings)])
        #expect(led.deadline == nil)
    }

    @Test func giveALateChangeItsOwnTime() {
        let changes = trace([(0, .blinkUp(received: true)), (100, .hardwareFault)])
        #expect(
            changes == [
                LEDChange(at: at(0), state: .blinkUpReceived), LEDChange(at: at(3), state: .off),
                LEDChange(at: at(100), state: .hardwareFault),
            ])
    }

    @Test func showTheOutcomeOfBlessingUntilTheNextStart() {
        let changes = trace([
            (0, .blinkUpEnabled(true)), (0, .network(.connected)), (1, .bless(passed: true)),
            (2, .network(.searching)), (3, .start),
        ])
        #expect(
            changes == [
                LEDChange(at: at(0), state: .connected), LEDChange(at: at(1), state: .blessPassed),
                LEDChange(at: at(3), state: .searching),
            ])
    }
}

@Suite struct LEDTraces {
    private var trace: LEDTrace {
        var trace = LEDTrace()
        trace.add(LEDChange(at: at(1), state: .connected))
        trace.add(LEDChange(at: at(3), state: .off))
        trace.add(LEDChange(at: at(5), state: .blessPassed))
        return trace
    }

    @Test(
        arguments: [
            (0, .off), (1_000, .green), (1_499, .green), (1_500, .off), (2_000, .green), (3_000, .off), (9_000, .green),
        ] as [(Int64, LEDColor)])
    func knowTheColorAtAnyInstant(_ milliseconds: Int64, _ color: LEDColor) {
        #expect(trace.color(at: .start + .milliseconds(milliseconds)) == color)
    }

    @Test func listWhatWasToBeSeen() {
        #expect(
            trace.segments(from: at(0), to: at(7)) == [
                LEDSegment(.off, .seconds(1)), LEDSegment(.green, .milliseconds(500)),
                LEDSegment(.off, .milliseconds(500)), LEDSegment(.green, .milliseconds(500)),
                LEDSegment(.off, .milliseconds(2_500)), LEDSegment(.green, .seconds(2)),
            ])
        #expect(trace.segments(from: at(5), to: at(5)) == [])
    }

    @Test func beginInTheMiddleOfASegment() {
        let from = Instant.start + .milliseconds(1_200)
        #expect(
            trace.segments(from: from, to: .start + .milliseconds(1_600)) == [
                LEDSegment(.green, .milliseconds(300)), LEDSegment(.off, .milliseconds(100)),
            ])
    }

    @Test func forgetWhatIsLongPast() {
        var trace = trace
        trace.forget(before: at(4))
        #expect(trace.changes.map(\.at) == [at(3), at(5)])
        #expect(trace.color(at: at(4)) == .off)
        trace.forget(before: at(0))
        #expect(trace.changes.count == 2)
    }
}
