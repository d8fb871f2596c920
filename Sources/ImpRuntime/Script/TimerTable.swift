import SquirrelVM

/// The timers of `imp.wakeup`: at most `capacity` that have neither fired nor been cancelled.
struct TimerTable: Codable, Sendable {
    struct Row: Codable, Sendable {
        /// The number of the program's timer object.
        var id: UInt32
        /// When it fires; nil: as soon as nothing else is to be done.
        var due: Instant?
        var sequence: UInt64
        var callback: Root
    }

    /// On every module. Users counted them; the vendor's documentation names no number.
    static let capacity = 20

    private(set) var rows: [Row] = []

    var isFull: Bool { rows.count >= TimerTable.capacity }

    mutating func add(_ row: Row) { rows.append(row) }

    /// Takes a timer out. Nil when it is not there any more.
    mutating func remove(id: UInt32) -> Row? {
        guard let index = rows.firstIndex(where: { $0.id == id }) else { return nil }
        return rows.remove(at: index)
    }

    /// The timer that fires first; of equal times the older one.
    var first: Row? {
        rows.filter { $0.due != nil }.min { ($0.due ?? .never, $0.sequence) < ($1.due ?? .never, $1.sequence) }
    }

    /// The oldest of those that wait for nothing else to be done.
    var firstIdle: Row? { rows.filter { $0.due == nil }.min { $0.sequence < $1.sequence } }
}
