import SquirrelVM

/// `imp.wakeup`, `imp.cancelwakeup`, `imp.onidle`, `imp.sleep`: the same on devices and agents.
enum TimerAPI {
    static let functions: [APIFunction<Script>] = [
        APIFunction(
            0, "imp.wakeup", [APIParameter("interval", .number, "0…10737418 s"), APIParameter("callback", .function)],
            gives: [.object, .null],
            prose: "Calls back after an interval in steps of 10 ms, 0 when idle; null when 20 timers are pending."
        ) { $0.wakeup() },
        // What the vendor's does with null is not known; here it is refused, as any wrong type is.
        APIFunction(
            1, "imp.cancelwakeup", [APIParameter("timer", .object)],
            prose: "Cancels a timer; one that has fired or was cancelled is left alone."
        ) { $0.cancelWakeup() },
        APIFunction(
            2, "imp.onidle", [APIParameter("callback", [.function, .null])],
            prose: "Calls back once when there is nothing left to do; null clears."
        ) { $0.setIdleCallback() },
        APIFunction(
            3, "imp.sleep", [APIParameter("seconds", .number, "0 s or more")],
            prose: "Stands still: no timer fires and no handler runs. In steps of 1 µs up to 20 ms, of 10 ms beyond."
        ) { $0.sleep() },
    ]

    /// 2^30 hundredths of a second.
    static let longestInterval = TimeSpan.milliseconds(10 * 1_073_741_824)
    static let tick = TimeSpan.milliseconds(10)
    /// Up to here a sleep is a busy wait.
    static let longestBusyWait = TimeSpan.milliseconds(20)
}

extension Script {
    fileprivate mutating func wakeup() -> HostAnswer {
        let interval = TimeSpan(seconds: seconds(0))
        if interval > TimerAPI.longestInterval || state.timers.isFull { return .null }
        let id = state.nextHostID()
        guard let timer = hostClass("timer"),
            let object = machine.makeHostInstance(ofClass: timer, hostID: id),
            let callback = machine.addRoot(argument(1))
        else { return .outOfMemory }
        let due: Instant? = interval > .zero ? now + max(TimerAPI.tick, interval.rounded(to: TimerAPI.tick)) : nil
        state.timers.add(TimerTable.Row(id: id, due: due, sequence: state.nextSequence(), callback: callback))
        return .value(object)
    }

    fileprivate mutating func cancelWakeup() -> HostAnswer {
        let id = machine.hostID(of: argument(0))
        if let row = state.timers.remove(id: id) { machine.removeRoot(row.callback) }
        return .null
    }

    fileprivate mutating func setIdleCallback() -> HostAnswer {
        if let old = state.idleCallback { machine.removeRoot(old) }
        state.idleCallback = nil
        let callback = argument(0)
        if callback.isNull { return .null }
        guard let root = machine.addRoot(callback) else { return .outOfMemory }
        state.idleCallback = root
        return .null
    }

    fileprivate mutating func sleep() -> HostAnswer {
        let length = max(.zero, TimeSpan(seconds: seconds(0)))
        let isBusyWait = length <= TimerAPI.longestBusyWait
        let rounded = isBusyWait ? length.roundedUp(to: .microseconds(1)) : length.rounded(to: TimerAPI.tick)
        return .asleep(until: now + rounded)
    }
}
