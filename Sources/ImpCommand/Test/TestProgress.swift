import ImpTest
import Synchronization

/// Shows on a terminal how far a run of tests has come.
final class TestProgress: Sendable {
    private struct State {
        var started = 0
        var ended = 0
    }

    private let console: Console
    private let total: Int
    private let state = Mutex(State())

    init(console: Console, total: Int) {
        self.console = console
        self.total = total
    }

    func started(_ file: TestFile) {
        let ended = state.withLock { state in
            state.started += 1
            return state.ended
        }
        console.showProgress("\(ended) of \(total) done, testing \(file.path)")
    }

    func ended() {
        state.withLock { $0.ended += 1 }
        console.showProgress(nil)
    }
}
