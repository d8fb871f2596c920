import ImpRuntime

@testable import ImpSimulation

extension Simulation {
    /// The server of a factory, which tells the device so in its greeting; before the run begins.
    func beFactory(isFixture: Bool = false, _ change: (inout FactoryServer) -> Void = { _ in }) {
        self.change { world in
            world.gateway.factory.parameters = .table([
                ("factoryfirmware", .bool(true)), ("is_factory_fixture", .bool(isFixture)),
            ])
            change(&world.gateway.factory)
        }
    }
}

/// The messages that a program in a factory writes, on a module that runs for `span`.
func factoryMessages(
    _ source: String, _ module: Module, isFixture: Bool = false, for span: TimeSpan = .seconds(10),
    _ change: (inout SimulationOptions) -> Void = { _ in }
) throws -> [String] {
    let (simulation, record) = try simulation(device: source) {
        $0.module = module
        change(&$0)
    }
    simulation.beFactory(isFixture: isFixture)
    _ = try simulation.run(for: span, always: true)
    return record.messages
}

extension Record {
    /// What device and agent wrote, without labels and stamps.
    var messages: [String] {
        entries.filter { [.deviceLog, .deviceError, .agentLog, .agentError].contains($0.type) }.map(\.message)
    }
}
