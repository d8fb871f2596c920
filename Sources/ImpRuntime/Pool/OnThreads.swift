/// Runs a body on so many threads of their own at the same time, and waits for all of them. Where the system has fewer
/// threads to give, fewer run; the caller's own runs the body if there is none.
public func onThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let threads = (0..<count).compactMap { _ in WorkerThread(body) }
    if threads.isEmpty && count > 0 { body() }
    for thread in threads { thread.join() }
}
