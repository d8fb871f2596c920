import ImpLink
import ImpRuntime
import Testing

@testable import ImpOS

@Suite("R25: black box") struct BlackBoxTests {
    /// Every event that there is.
    private static let events: [BlackBoxEvent] =
        WakeReason.allCases.flatMap { [.awake($0), .programStarted($0)] }
        + NetworkPhase.allCases.map { .phase($0) } + ConnectionError.allCases.map { .failed($0) }
        + [.connected, .disconnected, .crashed(0), .crashed(2), .crashed(255), .asleep, .off]

    @Test("Never more than 1,024 bytes, whatever happened, and the newest events are in it", arguments: 0..<200)
    func isBounded(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var (box, noted) = (BlackBox(), [(BlackBoxEvent, Instant)]())
        var now = Instant.start
        for _ in 0..<Int(random.next() % 1_000) {
            // From nanoseconds to months.
            now += TimeSpan(nanoseconds: Int64(random.next() >> (10 + random.next() % 50)))
            let event = BlackBoxTests.events[Int(random.next() % UInt64(BlackBoxTests.events.count))]
            box.note(event, at: now)
            noted.append((event, now))
        }
        box.note(.awake(.softwareReset, at: now))
        noted.append((.awake(.softwareReset), now))

        let taken = box.takeRecord(wallBase: .fastStart)
        let record = try #require(taken)
        let bytes = record.encoded
        #expect(bytes.count <= LinkFigures.telemetry)
        #expect(bytes.count > LinkFigures.telemetry - 6 || record.entries.count == noted.count)
        let read = try #require(BlackBoxRecord(decoding: bytes))
        #expect(read.entries.map(\.event) == noted.suffix(BlackBox.capacity).map(\.0))
        let again = box.takeRecord(wallBase: .fastStart)
        #expect(again == nil)
    }

    @Test("Times are kept to the millisecond, the first to the microsecond")
    func times() throws {
        let start = WallTime(microseconds: 1_700_000_000_123_456)
        let record = BlackBoxRecord(entries: [
            .init(.off, at: start), .init(.awake(.softwareReset), at: start + .microseconds(500_900)),
            .init(.connected, at: start + .seconds(2_419_198)),
        ])
        let read = try #require(BlackBoxRecord(decoding: record.encoded))
        #expect(
            read.entries.map { $0.at.microseconds - start.microseconds } == [0, 500_000, 2_419_198_000_000])
    }

    @Test("Each event is read as it was written", arguments: events)
    func isRead(_ event: BlackBoxEvent) throws {
        let record = BlackBoxRecord(entries: [.init(event, at: .fastStart)])
        #expect(BlackBoxRecord(decoding: record.encoded) == record)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            [], [1, 2, 3], [2, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 99, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 99],
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 200], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 5],
        ] as [[UInt8]])
    func isRefused(_ bytes: [UInt8]) { #expect(BlackBoxRecord(decoding: bytes) == nil) }

    @Test("Only a reset is told", arguments: WakeReason.allCases)
    func isDue(_ reason: WakeReason) {
        var box = BlackBox()
        box.note(.awake(reason, at: .start))
        let record = box.takeRecord(wallBase: .fastStart)
        #expect((record != nil) == [.softwareReset, .hardwareReset].contains(reason))
    }
}
