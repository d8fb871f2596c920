import Dispatch
import Synchronization
import Testing

@testable import ImpRuntime

/// Notes what happens on a pool.
final class Notes: Sendable {
    private let rows = Mutex<[String]>([])
    let arrival = DispatchSemaphore(value: 0)

    func add(_ row: String) {
        rows.withLock { $0.append(row) }
        arrival.signal()
    }
    var all: [String] { rows.withLock { $0 } }
}

/// Works every 10 ms, or without an end, and notes its mail; -1 lets it leave.
struct Clockwork: ~Copyable, PoolWork {
    let name: String
    let period: TimeSpan?
    let notes: Notes
    var due = Instant.start
    var late: [TimeSpan] = []
    var isLeaving = false

    init(_ name: String, every period: TimeSpan?, _ notes: Notes = Notes()) {
        self.name = name
        self.period = period
        self.notes = notes
    }

    mutating func receive(_ mail: Int, at now: Instant) {
        if mail == -1 { isLeaving = true }
        notes.add("\(name) \(mail)")
    }

    mutating func run(_ budget: Int, at now: Instant) -> Slice {
        if isLeaving { return Slice(spent: 0, next: .leaves) }
        guard let period else { return Slice(spent: budget, next: .ready) }
        late.append(now.since(due))
        due = max(now, due) + period
        return Slice(spent: 100, next: .parked(until: due))
    }
}

struct Pools {
    /// 200 machines that want 5 µs every 10 ms, and one that never ends: nobody waits longer than for one slice of that
    /// one and a turn of each other.
    @Test func aMachineThatSpinsHoldsNobodyUp() {
        var runs: [[TimeSpan]] = []
        for _ in 0..<2 {
            var pool = VirtualPool<Clockwork>()
            for number in 0..<200 { _ = pool.add(Clockwork("\(number)", every: .milliseconds(10))) }
            _ = pool.add(Clockwork("spinning", every: nil))
            pool.run(to: .start + .seconds(2))
            var late: [TimeSpan] = []
            pool.takeAll { _, work in late += work.late }
            runs.append(late)
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].count > 200 * 160)
        #expect(runs[0].max() ?? .zero <= .milliseconds(2))
    }

    @Test func virtualTimeJumpsWhereNothingIsToBeDone() {
        var pool = VirtualPool<Clockwork>()
        let id = pool.add(Clockwork("a", every: .seconds(3_600)))
        pool.run(to: .start + .seconds(36_000))
        var turns = 0
        pool.takeAll { _, work in turns += work.late.count }
        #expect(id == 1 && turns == 10)
    }

    @Test func mailWakesAMachineAndStopGivesThemBack() throws {
        let notes = Notes()
        let pool = try #require(WorkerPool<Clockwork>(threads: 2))
        let first = pool.add(Clockwork("a", every: .seconds(1_000), notes))
        let second = pool.add(Clockwork("b", every: nil, notes))
        #expect(pool.post(7, to: first))
        notes.arrival.wait()
        #expect(pool.post(8, to: second))
        notes.arrival.wait()
        #expect(notes.all == ["a 7", "b 8"])
        var back: [String] = []
        pool.stop { id, work in back.append("\(id) \(work.name)") }
        #expect(back == ["1 a", "2 b"])
        #expect(!pool.post(9, to: first))
    }

    @Test func aMachineLeavesWhenItSaysSo() throws {
        let notes = Notes()
        let pool = try #require(
            WorkerPool<Clockwork>(threads: 1) { id, work in work.notes.add("\(work.name) left") })
        let id = pool.add(Clockwork("a", every: .seconds(1_000), notes))
        #expect(pool.post(-1, to: id))
        notes.arrival.wait()
        notes.arrival.wait()
        #expect(notes.all == ["a -1", "a left"])
        pool.stop { _, _ in Issue.record("it has left") }
        #expect(!pool.post(1, to: id))
    }

    @Test func mailboxesAreBounded() {
        var pool = VirtualPool<Clockwork>(mailCapacity: 2)
        let notes = Notes()
        let id = pool.add(Clockwork("a", every: .seconds(1), notes))
        let taken = [pool.post(1, to: id), pool.post(2, to: id), pool.post(3, to: id), pool.post(4, to: 99)]
        #expect(taken == [true, true, false, false])
        pool.run(to: .start + .milliseconds(1))
        #expect(notes.all == ["a 1", "a 2"])
    }
}
