import Testing

@testable import ImpRuntime

struct WallTimes {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (1_767_225_600_000_000, "2026-01-01T00:00:00.000Z"),
        (951_827_696_789_999, "2000-02-29T12:34:56.789Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (4_102_444_799_000_000, "2099-12-31T23:59:59.000Z"),
    ])
    func showAsISO8601(microseconds: Int64, text: String) {
        #expect(WallTime(microseconds: microseconds).description == text)
        #expect(WallTime(text)?.microseconds == microseconds / 1_000 * 1_000 - (microseconds < 0 ? 1_000 : 0))
    }

    @Test(arguments: [
        "", "2026-01-01", "2026-01-01T00:00:00", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00.Z", "2026-01-01 00:00:00Z", "2026-00-01T00:00:00Z",
    ])
    func refuseOtherTexts(text: String) {
        #expect(WallTime(text) == nil)
    }

    @Test func everyDayOfFourCenturiesIsReadBack() {
        for day in stride(from: Int64(-60_000), to: 90_000, by: 13) {
            let time = WallTime(seconds: day * 86_400)
            #expect(WallTime(time.description) == time)
        }
    }
}

struct Spans {
    @Test func saturateInsteadOfOverflowing() {
        #expect(TimeSpan.seconds(Int64.max).nanoseconds == Int64.max)
        #expect(TimeSpan(seconds: 1e30).nanoseconds == Int64.max)
        #expect(TimeSpan(seconds: -1e30).nanoseconds == Int64.min)
        #expect(TimeSpan(seconds: .nan) == .zero)
        #expect(Instant.never + .seconds(1) == .never)
    }

    @Test func round() {
        #expect(TimeSpan.nanoseconds(1_001).roundedUp(to: .microseconds(1)) == .microseconds(2))
        #expect(TimeSpan.microseconds(2).roundedUp(to: .microseconds(1)) == .microseconds(2))
        #expect(TimeSpan.milliseconds(24).rounded(to: .milliseconds(10)) == .milliseconds(20))
        #expect(TimeSpan.milliseconds(25).rounded(to: .milliseconds(10)) == .milliseconds(30))
    }
}

struct Pacing {
    private let second = Instant.start + .seconds(1)

    @Test func fastTimeWaitsForNothing() {
        let pacer = Pacer(.fast, at: .start, real: .start)
        #expect(pacer.allows(second, isBusy: false, real: .start) == .go)
    }

    @Test func realTimeWaitsForTheClock() {
        let pacer = Pacer(.real, at: .start, real: second)
        #expect(pacer.allows(second, isBusy: true, real: second) == .wait(.seconds(1)))
        #expect(pacer.allows(second, isBusy: false, real: second + .seconds(1)) == .go)
    }

    @Test func anOpenRequestHoldsTimersOfFastTimeBack() {
        var pacer = Pacer(.fast, at: .start, real: .start)
        pacer.requestOpened(7, at: second, real: second)
        #expect(pacer.allows(second + .seconds(3), isBusy: false, real: second + .seconds(1)) == .wait(.seconds(2)))
        #expect(pacer.allows(second + .seconds(3), isBusy: true, real: second) == .go)
        pacer.requestClosed(8)
        #expect(pacer.hasOpenRequests)
        pacer.requestClosed(7)
        #expect(pacer.allows(second + .seconds(3), isBusy: false, real: second) == .go)
    }
}

struct Randomness {
    @Test func isTheSameForASeed() {
        var first = SeededRandom(seed: 42, stream: "device")
        var second = SeededRandom(seed: 42, stream: "device")
        var other = SeededRandom(seed: 42, stream: "agent")
        let numbers = (0..<4).map { _ in first.next() }
        #expect(numbers == (0..<4).map { _ in second.next() })
        #expect(numbers != (0..<4).map { _ in other.next() })
    }
}
