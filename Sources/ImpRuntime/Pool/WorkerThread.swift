import Glibc

/// A thread of its own, away from the pools of Swift and NIO.
struct WorkerThread: Sendable {
    private let thread: pthread_t

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Nil when the system has no thread to give.
    init?(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let body = Unmanaged.passRetained(Body(run))
        let error = pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, body.toOpaque())
        if error != 0 {
            body.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until it has ended; once.
    func join() { pthread_join(thread, nil) }
}
