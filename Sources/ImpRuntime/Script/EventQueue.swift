/// Events that wait for a program, the earliest first; of equal times the one that came first.
public struct EventQueue<Event: Codable & Sendable>: Codable, Sendable {
    public struct Row: Codable, Sendable {
        public var ready: Instant
        /// From `ScriptState.nextSequence`, so that events and timers have one order.
        public var sequence: UInt64
        public var event: Event
    }

    public private(set) var rows: [Row] = []

    public init() {}

    public var count: Int { rows.count }
    public var first: Row? { rows.first }

    public mutating func add(_ event: Event, ready: Instant, sequence: UInt64) {
        let row = Row(ready: ready, sequence: sequence, event: event)
        let index = rows.lastIndex { ($0.ready, $0.sequence) < (ready, sequence) }.map { $0 + 1 } ?? 0
        rows.insert(row, at: index)
    }

    public mutating func removeFirst() -> Row? { rows.isEmpty ? nil : rows.removeFirst() }

    public mutating func removeAll(where isUnwanted: (Event) -> Bool) {
        rows.removeAll { isUnwanted($0.event) }
    }
}
