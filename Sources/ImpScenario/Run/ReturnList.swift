import ImpRuntime

/// Changes that go back by themselves, earliest first.
struct ReturnList: Codable, Equatable, Sendable {
    private var entries: [Entry] = []

    private struct Entry: Codable, Equatable, Sendable {
        var time: Instant
        var adjustment: Scenario.Adjustment
    }

    var next: Instant? { entries.first?.time }

    /// Of two with one time, the one added first comes first.
    mutating func add(_ adjustment: Scenario.Adjustment, at time: Instant) {
        let index = entries.firstIndex { $0.time > time } ?? entries.count
        entries.insert(Entry(time: time, adjustment: adjustment), at: index)
    }

    mutating func takeFirst(until now: Instant) -> Scenario.Adjustment? {
        guard let first = entries.first, first.time <= now else { return nil }
        return entries.removeFirst().adjustment
    }

    /// Forgets the return of a point that is changed again.
    ///
    /// - Returns: what the point was to go back to.
    mutating func remove(pointOf adjustment: Scenario.Adjustment) -> Scenario.Adjustment? {
        guard let index = entries.firstIndex(where: { $0.adjustment.isOfSamePoint(as: adjustment) }) else { return nil }
        return entries.remove(at: index).adjustment
    }
}
