import Synchronization

/// A machine's place in a pool, with its mailbox. Who takes the machine out owns it until it is put back.
final class PoolPlace<Work: PoolWork & ~Copyable>: Sendable {
    private struct Content: ~Copyable {
        var work: Work?
        var mail: [Work.Mail] = []
        /// The machine has left.
        var isClosed = false
    }

    private let content: Mutex<Content>
    private let capacity: Int

    /// - Parameter capacity: mail that waits at most.
    init(_ work: consuming Work, capacity: Int) {
        content = Mutex(Content(work: work))
        self.capacity = capacity
    }

    /// False when the mailbox is full or the machine has left; the mail is not taken.
    func post(_ mail: Work.Mail, isUrgent: Bool) -> Bool {
        content.withLock { content in
            if content.isClosed || content.mail.count >= capacity && !isUrgent { return false }
            content.mail.append(mail)
            return true
        }
    }

    /// Takes the machine out. Nil while another has it.
    func take() -> Work? { content.withLock { $0.work.take() } }

    func put(_ work: consuming Work) {
        var work: Work? = work
        content.withLock { $0.work = work.take() }
    }

    private func takeMail() -> [Work.Mail] {
        content.withLock { content in
            defer { content.mail = [] }
            return content.mail
        }
    }

    /// Takes no more mail from now on. False where some waits, which the machine has to hear first.
    private func close() -> Bool {
        content.withLock { content in
            content.isClosed = content.mail.isEmpty
            return content.isClosed
        }
    }

    /// One turn. A machine that leaves is handed to `leaving`.
    func run(_ turn: RunQueue.Turn, at now: Instant, leaving: (RunQueue.ID, consuming Work) -> Void) -> Slice {
        guard var work = take() else { return Slice(spent: 0, next: .parked(until: nil)) }
        for mail in takeMail() { work.receive(mail, at: now) }
        var slice = work.run(turn.budget, at: now)
        if slice.next == .leaves && close() {
            leaving(turn.id, work)
        } else {
            if slice.next == .leaves { slice.next = .ready }
            put(work)
        }
        return slice
    }
}
