import Dispatch
import Glibc

/// Ends a run properly at ctrl-C or a request to terminate; the second one ends the process at once.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter stop: called at the first signal, on another thread.
    init(_ stop: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                signal(number, SIG_DFL)
                stop()
            }
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}
