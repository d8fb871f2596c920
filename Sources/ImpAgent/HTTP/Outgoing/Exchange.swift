import AsyncHTTPClient
import ImpRuntime
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1

/// A request under way over the network: gathers its answer, or hands it on part by part.
final class Exchange: HTTPClientResponseDelegate {
    private struct State {
        var answer = OutgoingAnswer(.noAnswer)
        /// Completed when the part that was delivered has been used.
        var use: EventLoopPromise<Void>?
        var task: HTTPClient.Task<Void>?
        /// It ended, or nobody wants it any more.
        var isOver = false
    }

    private let number: UInt64
    private let isStreamed: Bool
    private let deliver: @Sendable (EgressEvent) -> Void
    private let state = NIOLockedValueBox(State())

    init(_ request: OutgoingRequest, deliver: @escaping @Sendable (EgressEvent) -> Void) {
        number = request.number
        isStreamed = request.isStreamed
        self.deliver = deliver
    }

    func run(_ request: HTTPClient.Request, on client: HTTPClient) {
        let task = client.execute(request: request, delegate: self)
        let isCancelled = state.withLockedValue { state in
            state.task = state.isOver ? nil : task
            return state.isOver
        }
        if isCancelled { task.cancel() }
    }

    /// The part that was delivered has been used.
    func resume() { takeUse()?.succeed() }

    func cancel() {
        let task = state.withLockedValue { state in
            state.isOver = true
            return state.task
        }
        takeUse()?.succeed()
        task?.cancel()
    }

    private func takeUse() -> EventLoopPromise<Void>? {
        state.withLockedValue { state in
            defer { state.use = nil }
            return state.use
        }
    }

    // MARK: What comes, on an event loop

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        let headers = head.headers.map { HTTPHeader($0.name, $0.value) }
        state.withLockedValue { $0.answer = OutgoingAnswer(status: Int(head.status.code), headers: headers) }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        isStreamed ? handOn(buffer, task.eventLoop) : gather(buffer, task.eventLoop)
    }

    private func gather(_ buffer: ByteBuffer, _ loop: any EventLoop) -> EventLoopFuture<Void> {
        let fits = state.withLockedValue { state in
            guard state.answer.body.bytes.count + buffer.readableBytes <= HTTPLimits.answerBytes else { return false }
            state.answer.body.bytes += buffer.readableBytesView
            return true
        }
        return fits ? loop.makeSucceededVoidFuture() : loop.makeFailedFuture(AnswerTooLong())
    }

    private func handOn(_ buffer: ByteBuffer, _ loop: any EventLoop) -> EventLoopFuture<Void> {
        let use = loop.makePromise(of: Void.self)
        let isOver = state.withLockedValue { state in
            if !state.isOver { state.use = use }
            return state.isOver
        }
        if isOver {
            use.succeed()
        } else {
            deliver(.content(number, ByteString(Array(buffer.readableBytesView))))
        }
        return use.futureResult
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) throws { end { _ in } }

    /// What has come of the answer stays in it.
    func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
        let failure = RequestFailure(error)
        end { answer in
            let hasBegun = answer.status != RequestFailure.noAnswer.rawValue
            answer.status = (hasBegun && failure == .noAnswer ? .partialAnswer : failure).rawValue
        }
    }

    private func end(_ change: (inout OutgoingAnswer) -> Void) {
        let answer: OutgoingAnswer? = state.withLockedValue { state in
            guard !state.isOver else { return nil }
            state.isOver = true
            state.task = nil
            change(&state.answer)
            return state.answer
        }
        takeUse()?.succeed()
        if let answer { deliver(.answer(number, answer)) }
    }
}

/// More came than `HTTPLimits.answerBytes`.
struct AnswerTooLong: Error {}
