import ImpRuntime

/// Whether a condition holds, and what is to be seen of it.
struct Look: Equatable {
    var holds: Bool
    var seen: String
}

extension Sightings {
    func look(_ condition: Scenario.Condition) -> Look {
        switch condition {
        case .log(let filter, let count, let since):
            let found = lineCount(filter, since)
            return Look(holds: found >= count, seen: seenLines(found, of: count))
        case .noLog(let filter, let since):
            let found = lineCount(filter, since)
            return Look(holds: found == 0, seen: "\(found) of them")
        case .led(let state, let color):
            let isRight = (state == nil || state == ledState) && (color == nil || color == ledColor)
            return Look(holds: isRight, seen: seenLED)
        case .pin(let pin, let level):
            let seen = pins[pin] ?? .floating
            return Look(holds: seen == level, seen: seen.rawValue)
        case .connected(let wanted): return Look(holds: isConnected == wanted, seen: isConnected ? "yes" : "no")
        case .wakeReason(let wanted):
            return Look(holds: wakeReason == wanted, seen: wakeReason.map(Scenario.name) ?? "no start")
        case .restarts(let wanted, let since):
            let count = restarts(since)
            return Look(holds: wanted.lower <= count && count <= wanted.upper, seen: "\(count)")
        case .userConfiguration(let wanted):
            return Look(holds: userConfiguration == wanted, seen: seenUserConfiguration)
        case .current(let limit, let since): return look(atCurrentBelow: limit, since)
        }
    }

    private func seenLines(_ found: Int, of wanted: Int) -> String {
        let lines = wanted > 1 ? "\(found) of them; " : ""
        return lines + (latestLine.map { "the latest line is \($0)" } ?? "no line at all")
    }

    private var seenLED: String {
        guard let ledState, let ledColor else { return "nothing" }
        return "\(Scenario.name(ledState)), \(ledColor.rawValue)"
    }

    private var seenUserConfiguration: String {
        guard let bytes = userConfiguration else { return "nothing stored" }
        let shown = bytes.prefix(32)
        return logText(Array(shown)) + (bytes.count > shown.count ? "…" : "") + " (\(bytes.count) bytes)"
    }

    private func look(atCurrentBelow limit: Int64, _ since: Scenario.Since) -> Look {
        guard let current = averageCurrent(since) else { return Look(holds: false, seen: "no time has passed") }
        let tenths = (current + 50) / 100
        return Look(holds: current < limit, seen: "\(tenths / 10).\(abs(tenths % 10))uA")
    }
}

extension Scenario {
    /// As a file spells them.
    static func name(_ state: LEDState) -> String { caseName(state.rawValue) }
    static func name(_ reason: WakeReason) -> String { caseName(String(describing: reason)) }
}
