import Testing

@testable import ImpRuntime

/// What happens to a run queue with slices of 100, and the turns that come of it.
struct RunQueues {
    enum Step: Sendable {
        case add(Int)
        case wake(Int)
        /// A turn at so many milliseconds: machine and budget, or nobody.
        case next(Int64, Int?, Int = 100)
        case ended(Int, Int, Slice.Next)
        /// The next alarm, in milliseconds.
        case alarm(Int64?)
    }

    static func at(_ milliseconds: Int64) -> Instant { .start + .milliseconds(milliseconds) }

    @Test(
        arguments: [
            (
                "machines take turns",
                [
                    .add(1), .add(2), .next(0, 1), .ended(1, 100, .ready), .next(0, 2), .ended(2, 1, .ready),
                    .next(0, 1), .next(0, 2), .next(0, nil),
                ]
            ),
            (
                "what a turn took too much is paid back",
                [
                    .add(1), .add(2), .next(0, 1), .ended(1, 250, .ready), .next(0, 2), .ended(2, 100, .ready),
                    .next(0, 2), .ended(2, 100, .ready), .next(0, 1, 50), .ended(1, 50, .ready), .next(0, 2),
                    .ended(2, 100, .ready), .next(0, 1, 100),
                ]
            ),
            (
                "what a turn left is not saved up",
                [.add(1), .next(0, 1), .ended(1, 0, .ready), .next(0, 1, 100)]
            ),
            (
                "debts outlast a pause",
                [
                    .add(1), .add(2), .next(0, 1), .ended(1, 150, .parked(until: at(5))), .next(0, 2),
                    .ended(2, 10, .parked(until: nil)), .next(5, 1, 50),
                ]
            ),
            (
                "nobody runs before the alarm",
                [
                    .add(1), .alarm(nil), .next(0, 1), .ended(1, 1, .parked(until: at(10))), .alarm(10), .next(9, nil),
                    .next(10, 1), .alarm(nil),
                ]
            ),
            (
                "alarms go off in order, equal ones as they were set",
                [
                    .add(1), .add(2), .add(3), .next(0, 1), .ended(1, 1, .parked(until: at(7))), .next(0, 2),
                    .ended(2, 1, .parked(until: at(5))), .next(0, 3), .ended(3, 1, .parked(until: at(5))), .alarm(5),
                    .next(8, 2), .next(8, 3), .next(8, 1),
                ]
            ),
            (
                "mail wakes, and its alarm is void",
                [
                    .add(1), .next(0, 1), .ended(1, 1, .parked(until: at(10))), .wake(1), .wake(1), .next(1, 1),
                    .alarm(nil), .ended(1, 1, .parked(until: nil)), .next(20, nil), .wake(1), .next(20, 1),
                    .next(20, nil),
                ]
            ),
            (
                "mail during a turn gives another",
                [.add(1), .next(0, 1), .wake(1), .ended(1, 1, .parked(until: nil)), .next(0, 1), .next(0, nil)]
            ),
            (
                "who leaves is forgotten",
                [.add(1), .next(0, 1), .ended(1, 1, .leaves), .wake(1), .ended(1, 1, .ready), .next(0, nil)]
            ),
        ] as [(String, [Step])])
    func giveTurns(rule: String, steps: [Step]) {
        var queue = RunQueue(slice: 100)
        for (index, step) in steps.enumerated() {
            switch step {
            case .add(let id): queue.add(id)
            case .wake(let id): queue.wake(id)
            case .ended(let id, let spent, let next): queue.ended(id, Slice(spent: spent, next: next))
            case .alarm(let time):
                let wake = queue.nextWake
                #expect(wake == time.map(RunQueues.at), "\(rule), step \(index)")
            case .next(let time, let id, let budget):
                let turn = queue.next(at: RunQueues.at(time))
                #expect(turn == id.map { RunQueue.Turn(id: $0, budget: budget) }, "\(rule), step \(index)")
            }
        }
    }

    @Test func forgiveDebtsThatNobodyCouldPay() {
        var queue = RunQueue(slice: 100)
        queue.add(1)
        _ = queue.next(at: .start)
        queue.ended(1, Slice(spent: Int.max / 2, next: .ready))
        #expect(queue.next(at: .start) == RunQueue.Turn(id: 1, budget: 100))
    }
}
