import DequeModule
import HeapModule

/// Which machine of a pool runs next: one queue, deficit round robin.
///
/// A value without threads and clocks: events in, the next turn out. Budgets are units of work (see `Slice`). A machine
/// gets one slice a round; what it used beyond that it owes, and sits out rounds until it is paid. Equal events give
/// equal turns.
public struct RunQueue: Sendable {
    /// A machine's number in its pool.
    public typealias ID = Int

    public struct Turn: Equatable, Sendable {
        public var id: ID
        public var budget: Int
    }

    private enum Phase: Equatable {
        case ready
        /// Whether something came for it meanwhile.
        case running(isWoken: Bool)
        case parked(until: Instant?)
    }

    private struct Row {
        var phase: Phase
        /// What it may still use; below zero it owes.
        var credit = 0
    }

    /// A timer; out of date where its machine is not parked until then.
    private struct Alarm: Comparable {
        var at: Instant
        var sequence: UInt64
        var id: ID
        static func < (a: Alarm, b: Alarm) -> Bool { (a.at, a.sequence) < (b.at, b.sequence) }
    }

    /// What a machine gets in a round.
    public let slice: Int
    private var rows: [ID: Row] = [:]
    private var ready = Deque<ID>()
    private var alarms = Heap<Alarm>()
    private var lastSequence: UInt64 = 0

    /// Rounds that a machine sits out at most, whatever it owes.
    static let longestDebt = 64

    public init(slice: Int) { self.slice = slice }

    /// Whether a machine could run at once.
    public var hasReady: Bool { !ready.isEmpty }

    /// When the next parked machine wants to run; nil: never.
    public var nextWake: Instant? {
        mutating get {
            while let alarm = alarms.min {
                if rows[alarm.id]?.phase == .parked(until: alarm.at) { return alarm.at }
                _ = alarms.popMin()
            }
            return nil
        }
    }

    // MARK: Events

    /// A machine joins, ready to run.
    public mutating func add(_ id: ID) {
        rows[id] = Row(phase: .ready)
        ready.append(id)
    }

    /// Something came for a machine: it wants to run.
    public mutating func wake(_ id: ID) {
        switch rows[id]?.phase {
        case .parked: enqueue(id)
        case .running: rows[id]?.phase = .running(isWoken: true)
        case .ready, nil: break
        }
    }

    /// A turn is over.
    public mutating func ended(_ id: ID, _ slice: Slice) {
        guard let row = rows[id], case .running(let isWoken) = row.phase else { return }
        rows[id]?.credit = max(min(row.credit - slice.spent, 0), -RunQueue.longestDebt * self.slice)
        switch slice.next {
        case .ready: enqueue(id)
        case .parked(let until): if isWoken { enqueue(id) } else { park(id, until) }
        case .leaves: rows[id] = nil
        }
    }

    private mutating func enqueue(_ id: ID) {
        rows[id]?.phase = .ready
        ready.append(id)
    }

    private mutating func park(_ id: ID, _ until: Instant?) {
        rows[id]?.phase = .parked(until: until)
        guard let until else { return }
        lastSequence += 1
        alarms.insert(Alarm(at: until, sequence: lastSequence, id: id))
    }

    // MARK: Turns

    /// Who runs now, and how much; nil when nobody wants to.
    public mutating func next(at now: Instant) -> Turn? {
        while let at = nextWake, at <= now, let alarm = alarms.popMin() { enqueue(alarm.id) }
        while let id = ready.popFirst() {
            let credit = min((rows[id]?.credit ?? 0) + slice, slice)
            rows[id]?.credit = credit
            if credit > 0 {
                rows[id]?.phase = .running(isWoken: false)
                return Turn(id: id, budget: credit)
            }
            ready.append(id)
        }
        return nil
    }
}
