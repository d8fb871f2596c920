import ArgumentParser

/// The pin of a button on the command line: `pin1`, or `pin1:high` where pressing drives it high.
struct ButtonOption: ExpressibleByArgument {
    let pin: String
    var pressedIsHigh = false

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard let pin = parts.first, !pin.isEmpty, parts.count <= 2 else { return nil }
        self.pin = String(pin)
        switch parts.dropFirst().first {
        case nil, "low": pressedIsHigh = false
        case "high": pressedIsHigh = true
        default: return nil
        }
    }
}
