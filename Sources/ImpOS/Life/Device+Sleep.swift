import ImpLink
import ImpRuntime

/// Deep sleep, with and without notice, and the other ways in which a program ends itself.
extension Device {
    /// The longest sleep: 28 days less two seconds.
    private static let longestSleep = TimeSpan.seconds(2_419_198)

    /// `imp.deepsleepfor`: at once, whatever waits to be sent.
    mutating func sleep(for span: TimeSpan) -> HostAnswer {
        state.program.departure = .sleep(until: wakeTime(after: span), closes: false)
        return .leave
    }

    /// `server.sleepfor`: the server is told, and what waits is sent. Whether release 36 warns of a call outside of
    /// `imp.onidle` is not known: nothing is said.
    mutating func sleepWithNotice(for span: TimeSpan) -> HostAnswer {
        guard isConnected else { return sleep(for: span) }
        let end = say(.sleep(notice(.deepSleep, span)), at: script.now)
        return standStill(.sleep(end: end, until: wakeTime(after: span)), for: state.program.policy.timeout)
    }

    /// `server.expectonlinein`: the notice alone, then a disconnection.
    mutating func expectOnline(in span: TimeSpan) -> HostAnswer {
        guard isConnected else { return .integer(SendError.notConnected.rawValue) }
        say(.sleep(notice(.offline, span)), at: script.now)
        _ = disconnectForProgram()
        return .integer(0)
    }

    private func notice(_ kind: SleepNotice.Kind, _ span: TimeSpan) -> SleepNotice {
        SleepNotice(kind: kind, length: .seconds(UInt32(clamping: bounded(span).nanoseconds / 1_000_000_000)))
    }

    private func wakeTime(after span: TimeSpan) -> Instant { script.now + bounded(span) }

    private func bounded(_ span: TimeSpan) -> TimeSpan { min(max(.zero, span), Device.longestSleep) }

    /// Sleeps until the time of day of the call's arguments: the next day that has it, at most seven days ahead.
    ///
    /// - Parameter call: as errors name it.
    mutating func sleep(
        untilTimeOf call: String, _ sleep: (inout Device, TimeSpan) -> HostAnswer
    ) -> HostAnswer {
        let fields = (0..<4).map { index in script.optional(index).map { _ in script.integer(index) } }
        guard let time = TimeOfDay(fields) else { return .failure("invalid time in \(call)") }
        return sleep(&self, time.delay(from: state.clock.wall(at: script.now)))
    }

    /// `server.restart`: the program starts anew, with the new one if there is one.
    mutating func restartForProgram() -> HostAnswer {
        state.program.departure = .restart
        return .leave
    }

    /// The program has ended like this.
    mutating func leave(_ departure: Departure, at now: Instant) {
        switch departure {
        case .restart: restartProgram(at: now)
        case .failed:
            state.restarts += 1
            live(.programFailed, at: now)
        case .outOfMemory:
            state.restarts += 1
            reset(CrashReport.outOfMemory, at: now)
        case .sleep(let until, let closes):
            if closes { endConnection(at: now) }
            fallAsleep(until: until, at: now)
        }
    }

    private mutating func fallAsleep(until: Instant, at now: Instant) {
        keepMemory()
        live(.sleeps(until: until), at: now)
    }

    /// Keeps the program's global `nv`, if it is a table. What release 36 does with one that is too long is not known:
    /// here it is not kept, and an error line says so.
    mutating func keepMemory() {
        guard data.has(.nv) else { return }
        do {
            let kept = try script.globalTable("nv", limit: DeviceLimits.memoryBytes)
            state.memory = kept?.value
        } catch {
            state.memory = nil
            script.logError("nv is not kept: \(error.problem)")
        }
    }

    /// A reset of the whole module by its own software.
    private mutating func reset(_ crash: DeviceHello.Crash, at now: Instant) {
        collectLines()
        state.report.crash = crash
        state.blackBox.note(.crashed(UInt8(clamping: crash.code)), at: now)
        reset(to: .softwareReset, at: now)
    }

    /// The module starts anew, for this reason.
    mutating func reset(to reason: WakeReason, at now: Instant) {
        losePower(at: now, keepsTime: true)
        live(.resets(reason, after: LifeFigures.reset), at: now)
    }
}

/// A time of day that comes again each day, or each week.
struct TimeOfDay: Equatable {
    /// 0…86,460: minutes and seconds go up to 60, as documented.
    let secondOfDay: Int64
    /// 0 is Sunday.
    let weekday: Int64?

    /// - Parameter fields: hour, minute, second and day of the week. Nil when one is out of range.
    init?(_ fields: [Int32?]) {
        let (hour, minute, second) = (fields[0] ?? 0, fields[1] ?? 0, fields[2] ?? 0)
        guard (0...23).contains(hour), (0...60).contains(minute), (0...60).contains(second),
            fields[3].map({ (0...6).contains($0) }) ?? true
        else { return nil }
        secondOfDay = Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second)
        weekday = fields[3].map(Int64.init)
    }

    /// How long until then; a whole period if it is now.
    func delay(from now: WallTime) -> TimeSpan {
        let day: Int64 = 86_400
        let period = weekday == nil ? day : 7 * day
        // 1970 began on a Thursday.
        let passed = weekday == nil ? now.seconds : now.seconds + 4 * day
        let wanted = (weekday ?? 0) * day + secondOfDay
        let delay = ((wanted - passed) % period + period) % period
        let whole = TimeSpan.seconds(delay == 0 ? period : delay)
        return whole + TimeSpan.microseconds(-now.microsecondOfSecond)
    }
}
