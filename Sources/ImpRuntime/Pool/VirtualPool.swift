/// The scheduling of `WorkerPool` on virtual time: one thread, a fixed order, and work takes the time it is charged.
///
/// Equal machines and mail give equal runs, so that a scheduler's delays can be measured without a clock.
public struct VirtualPool<Work: PoolWork & ~Copyable>: ~Copyable {
    public private(set) var now = Instant.start
    private var queue: RunQueue
    private var places: [RunQueue.ID: PoolPlace<Work>] = [:]
    private var lastID = 0
    private let unit: TimeSpan
    private let mailCapacity: Int

    /// - Parameters:
    ///   - slice: units of work in a turn.
    ///   - unit: the time that one takes.
    ///   - mailCapacity: mail that waits for one machine at most.
    public init(slice: Int = Slice.work, unit: TimeSpan = .nanoseconds(50), mailCapacity: Int = PoolLimits.mail) {
        queue = RunQueue(slice: slice)
        self.unit = unit
        self.mailCapacity = mailCapacity
    }

    public mutating func add(_ work: consuming Work) -> RunQueue.ID {
        lastID += 1
        places[lastID] = PoolPlace(work, capacity: mailCapacity)
        queue.add(lastID)
        return lastID
    }

    /// False when the machine's mailbox is full, or there is no such machine.
    public mutating func post(_ mail: Work.Mail, to id: RunQueue.ID) -> Bool {
        guard let place = places[id], place.post(mail, isUrgent: false) else { return false }
        queue.wake(id)
        return true
    }

    /// Runs what is to be done before `limit`. Machines that leave are handed over.
    public mutating func run(to limit: Instant, leaving: (RunQueue.ID, consuming Work) -> Void = { _, _ in }) {
        while now < limit {
            if let turn = queue.next(at: now), let place = places[turn.id] {
                let slice = place.run(turn, at: now, leaving: leaving)
                if slice.next == .leaves { places[turn.id] = nil }
                queue.ended(turn.id, slice)
                now += unit.times(Int64(slice.spent))
            } else {
                now = min(limit, queue.nextWake ?? limit)
            }
        }
    }

    /// Takes all machines out, in the order they came.
    public mutating func takeAll(_ takeBack: (RunQueue.ID, consuming Work) -> Void) {
        for (id, place) in places.sorted(by: { $0.key < $1.key }) {
            if let work = place.take() { takeBack(id, work) }
        }
        places = [:]
        queue = RunQueue(slice: queue.slice)
    }
}

/// Bounds of a pool.
public enum PoolLimits {
    /// Mail that waits for one machine.
    public static let mail = 1_024
}
