public import ImpRuntime
import Synchronization

/// Runs the test files of a project, several at a time, each on a device and an agent of its own.
public struct TestRun: Sendable {
    private let plans: [SessionPlan]
    private let options: TestOptions
    private let stopsOnFailure: Bool

    public init(_ files: [TestFile], of project: TestProject, _ options: TestOptions) {
        plans = files.enumerated().map { index, file in
            SessionPlan(project: project, file: file, name: sessionName(seed: options.seed, index: index))
        }
        self.options = options
        stopsOnFailure = project.stopsOnFailure || options.failsFast
    }

    /// What a run is told of, on any of its threads, one call at a time.
    public struct Observer: Sendable {
        /// A session begins.
        public var started: @Sendable (TestFile) -> Void
        /// A session has ended, and so have all before it: results come in the order of the files.
        public var ended: @Sendable (SessionResult) -> Void

        public init(
            started: @escaping @Sendable (TestFile) -> Void, ended: @escaping @Sendable (SessionResult) -> Void
        ) {
            self.started = started
            self.ended = ended
        }
    }

    private struct State {
        /// The next session to begin.
        var next = 0
        var results: [SessionResult?]
        /// Sessions whose results have been handed over.
        var reported = 0
        /// The last session that counts: the first that failed, where the run stops at the first failure.
        var last: Int
    }

    /// Runs all sessions and waits for their end; answers their results in the order of the files.
    ///
    /// Where the run stops at the first failure, what comes behind it in this order is left out, so that the number of
    /// jobs changes no result.
    ///
    /// - Parameter isInterrupted: asked now and then, on any thread, whether the run is to end.
    public func run(_ observer: Observer, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> [SessionResult]
    {
        let state = Mutex(State(results: Array(repeating: nil, count: plans.count), last: plans.count - 1))
        onThreads(min(options.jobs, plans.count)) {
            while let index = begin(state, observer), !isInterrupted() {
                let isUnwanted = { @Sendable in isInterrupted() || state.withLock { $0.last < index } }
                end(index, result(of: plans[index], isInterrupted: isUnwanted), state, observer)
            }
        }
        return state.withLock { $0.results[...$0.last].compactMap(\.self) }
    }

    private func result(of plan: SessionPlan, isInterrupted: @escaping () -> Bool) -> SessionResult {
        switch plan.programs(options) {
        case .built(let device, let agent):
            Session(plan, options, isInterrupted: isInterrupted).run(device: device, agent: agent)
        case .none(let ending): plan.result(ending)
        }
    }

    // MARK: Bookkeeping

    private func begin(_ state: borrowing Mutex<State>, _ observer: Observer) -> Int? {
        state.withLock { state in
            guard state.next <= state.last else { return nil }
            observer.started(plans[state.next].file)
            state.next += 1
            return state.next - 1
        }
    }

    private func end(_ index: Int, _ result: SessionResult, _ state: borrowing Mutex<State>, _ observer: Observer) {
        state.withLock { state in
            state.results[index] = result
            if stopsOnFailure && result.hasFailed { state.last = min(state.last, index) }
            while state.reported <= state.last, let next = state.results[state.reported] {
                observer.ended(next)
                state.reported += 1
            }
        }
    }
}
