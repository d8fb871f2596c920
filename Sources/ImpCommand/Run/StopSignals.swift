import Dispatch
import Glibc
import ImpSimulation

/// Ends a run properly at ctrl-C or a request to terminate; the second one ends the process at once.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(stopping control: SimulationControl) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                signal(number, SIG_DFL)
                control.stop()
            }
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}
