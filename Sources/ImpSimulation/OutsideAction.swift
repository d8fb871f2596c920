import ImpRuntime
public import SquirrelVM

/// What somebody does to a simulation while it runs on the real clock.
public enum OutsideAction: Sendable {
    /// Switches the device's supply.
    case setPower(Bool)
    /// Switches all access points.
    case setWiFi(isUp: Bool)
    /// Drives a pin of the device.
    case drive(pin: String, Bool)
    case restartAgent
    /// Deploys other programs, as the cloud does.
    case deployDevice(Program)
    case deployAgent(Program)
}

extension SimulationControl {
    /// Lets the simulation do it as soon as it can.
    public func perform(_ action: OutsideAction) { _ = mailbox.post(.action(action), isUrgent: true) }
}

extension Simulation {
    /// It happens now, whatever the last thing was that happened before.
    func perform(_ action: OutsideAction) {
        frontier = arrival
        let now = frontier
        switch action {
        case .setPower(let isOn): setPower(isOn)
        case .setWiFi(let isUp): change { $0.setAccessPoints(areUp: isUp, at: now) }
        case .drive(let pin, let level): drive(pin, level)
        case .restartAgent: restartAgent(.reload)
        case .deployDevice(let program): deploy(device: program)
        case .deployAgent(let program): deployOrNote(program)
        }
    }

    private func deployOrNote(_ program: Program) {
        do {
            try deploy(agent: program)
        } catch {
            journal.add(.note, "the agent's new program is not started: \(error)", at: frontier)
        }
    }
}
