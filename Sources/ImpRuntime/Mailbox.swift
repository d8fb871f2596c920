import Dispatch
import Synchronization

/// What other threads tell a run; its own thread takes it out between slices.
public final class Mailbox<Item: Sendable>: Sendable {
    private let items = Mutex<[Item]>([])
    private let arrival = DispatchSemaphore(value: 0)
    private let capacity: Int

    /// - Parameter capacity: items that wait at most.
    public init(capacity: Int) { self.capacity = capacity }

    /// Never waits. False when the mailbox is full; the item is not taken.
    ///
    /// - Parameter isUrgent: it is taken even then.
    public func post(_ item: Item, isUrgent: Bool = false) -> Bool {
        let isTaken = items.withLock { items in
            if items.count >= capacity && !isUrgent { return false }
            items.append(item)
            return true
        }
        if isTaken { arrival.signal() }
        return isTaken
    }

    /// Everything that has come in, in order.
    public func takeAll() -> [Item] {
        items.withLock { items in
            defer { items = [] }
            return items
        }
    }

    /// Waits until something comes in, at most for `span`; nil waits for ever. It may return early without anything.
    public func wait(atMost span: TimeSpan?) {
        guard let span else {
            arrival.wait()
            return
        }
        _ = arrival.wait(timeout: .now() + .nanoseconds(Int(max(0, span.nanoseconds))))
    }
}
