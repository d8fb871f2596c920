import Dispatch
import Synchronization

/// Machines on a fixed number of threads, each for a slice at a time.
///
/// `RunQueue` decides who runs; this is the shell around it. A machine belongs to the pool from `add` until it leaves or
/// the pool ends, and to one thread while it runs. Mail may be posted from any thread and never waits. `stop` must be
/// called, or the threads run on.
public final class WorkerPool<Work: PoolWork & ~Copyable>: Sendable {
    private struct State {
        var queue: RunQueue
        var places: [RunQueue.ID: PoolPlace<Work>] = [:]
        var lastID = 0
        /// Threads that wait for something to do.
        var sleepers = 0
        var isStopping = false
    }

    private enum Decision {
        case run(RunQueue.Turn, PoolPlace<Work>)
        case sleep(until: Instant?)
        case end
    }

    private let state: Mutex<State>
    private let threads = Mutex<[WorkerThread]>([])
    private let bell = DispatchSemaphore(value: 0)
    private let time: any TimeSource
    private let mailCapacity: Int
    private let leaving: @Sendable (RunQueue.ID, consuming Work) -> Void

    /// - Parameters:
    ///   - threads: how many; the number of processors is a good one.
    ///   - mailCapacity: mail that waits for one machine at most.
    ///   - leaving: gets machines whose turn ended with `Slice.Next.leaves`, on a thread of the pool.
    /// - Returns: nil when the system has no threads to give.
    public init?(
        threads count: Int, slice: Int = Slice.work, mailCapacity: Int = PoolLimits.mail,
        time: any TimeSource = SystemTime(),
        leaving: @escaping @Sendable (RunQueue.ID, consuming Work) -> Void = { _, _ in }
    ) {
        state = Mutex(State(queue: RunQueue(slice: slice)))
        self.time = time
        self.mailCapacity = mailCapacity
        self.leaving = leaving
        for _ in 0..<count {
            guard let thread = WorkerThread({ self.work() }) else {
                endThreads()
                return nil
            }
            threads.withLock { $0.append(thread) }
        }
    }

    /// Takes a machine in; it may run at once.
    public func add(_ work: consuming Work) -> RunQueue.ID {
        let place = PoolPlace(work, capacity: mailCapacity)
        return change { state in
            state.lastID += 1
            state.places[state.lastID] = place
            state.queue.add(state.lastID)
            return state.lastID
        }
    }

    /// Tells a machine something; it runs soon. False when its mailbox is full, or it is not here any more.
    ///
    /// - Parameter isUrgent: it is taken even then.
    public func post(_ mail: Work.Mail, to id: RunQueue.ID, isUrgent: Bool = false) -> Bool {
        guard let place = state.withLock({ $0.places[id] }), place.post(mail, isUrgent: isUrgent) else { return false }
        change { $0.queue.wake(id) }
        return true
    }

    /// Ends the threads, each after the turn it is in, and gives the machines back in the order they came.
    public func stop(_ takeBack: (RunQueue.ID, consuming Work) -> Void) {
        endThreads()
        let places = state.withLock { state in
            defer { state.places = [:] }
            return state.places
        }
        for (id, place) in places.sorted(by: { $0.key < $1.key }) {
            if let work = place.take() { takeBack(id, work) }
        }
    }

    private func endThreads() {
        state.withLock { $0.isStopping = true }
        let ending = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        for _ in ending { bell.signal() }
        for thread in ending { thread.join() }
    }

    // MARK: The threads

    private func work() {
        while true {
            switch decide() {
            case .end: return
            case .sleep(let until): sleep(until)
            case .run(let turn, let place):
                let slice = place.run(turn, at: time.monotonic, leaving: leaving)
                state.withLock { state in
                    if slice.next == .leaves { state.places[turn.id] = nil }
                    state.queue.ended(turn.id, slice)
                }
            }
        }
    }

    private func decide() -> Decision {
        change { state in
            if state.isStopping { return .end }
            if let turn = state.queue.next(at: time.monotonic), let place = state.places[turn.id] {
                return .run(turn, place)
            }
            state.sleepers += 1
            return .sleep(until: state.queue.nextWake)
        }
    }

    private func sleep(_ until: Instant?) {
        if let until {
            let span = max(0, until.since(time.monotonic).nanoseconds)
            _ = bell.wait(timeout: .now() + .nanoseconds(Int(span)))
        } else {
            bell.wait()
        }
        state.withLock { $0.sleepers -= 1 }
    }

    /// Changes the state, and calls a thread where there is something left to run and one that has nothing to do.
    private func change<Result>(_ body: (inout State) -> Result) -> Result {
        let (result, rings) = state.withLock { state in
            let result = body(&state)
            return (result, state.queue.hasReady && state.sleepers > 0)
        }
        if rings { bell.signal() }
        return result
    }
}
