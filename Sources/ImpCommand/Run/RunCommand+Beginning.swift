import ImpAgent
import ImpHardware
import ImpScenario
import ImpSimulation

/// The files of the two programs.
struct PairFiles {
    let device: String?
    let agent: String?
}

/// What a run begins with.
extension RunCommand {
    func options(_ files: PairFiles, _ scenario: Scenario?) -> SimulationOptions {
        var options = SimulationOptions()
        options.module = module?.module ?? .imp001
        options.clock = isFast ? .fast(start: start?.time ?? .fastStart) : .real
        options.duration = duration?.span
        options.seed = seed ?? 0
        options.project = InputFile.folder(of: files.device ?? ".")
        options.servesHTTP = (files.agent != nil || restore != nil) && scenario == nil
        options.measuresMemory = memory
        options.keepsLines = save != nil
        options.isAttended = watch || hasKeys
        options.passesTime = power || led || life
        if !offline { options.egress = HTTPEgress.maker }
        if isFast && duration == nil && scenario == nil { options.maximumRestarts = RunCommand.restartsWithoutEnd }
        if let scenario {
            options.apply(scenario, module: module?.module, seed: seed, start: start?.time)
        }
        return options
    }

    /// On virtual time a program that fails at once would be started anew for ever.
    private static let restartsWithoutEnd = 10

    /// Whether the keys of the terminal do something.
    var hasKeys: Bool { !isFast && !json && device != "-" && agent != "-" && Keyboard.isAttended }

    func goOn(_ options: inout SimulationOptions, from folder: StateFolder?) throws {
        if let stored = folder?.found {
            if let module, module.module != stored.device.module {
                throw CommandExit(
                    .configuration,
                    "\(state ?? "") holds an \(stored.device.module); another module needs another folder")
            }
            options.goOn(from: stored)
        }
        if let button, !ModuleData.of(options.module).pins.contains(where: { $0.name == button.pin }) {
            throw CommandExit(.usage, "--button: an \(options.module) has no \(button.pin)")
        }
    }

    func simulation(
        _ files: PairFiles, _ options: SimulationOptions, _ compiler: PairCompiler, _ output: RunOutput
    ) throws -> (Simulation, WatchedPrograms) {
        if let restore {
            let snapshot = try SnapshotFile.read(restore)
            return (
                try Simulation(restoring: snapshot, options: options, log: output.print), WatchedPrograms([])
            )
        }
        let device = ReadFiles()
        let agent = ReadFiles()
        let sides = (
            device: try compiler.compile(files.device, .device, reading: device),
            agent: try compiler.compile(files.agent, .agent, reading: agent)
        )
        let programs = WatchedPrograms([
            WatchedPrograms.Side(
                compile: { [files] in compiler.attempt(files.device, .device) }, deploy: OutsideAction.deployDevice,
                program: sides.device, files: device.all),
            WatchedPrograms.Side(
                compile: { [files] in compiler.attempt(files.agent, .agent) }, deploy: OutsideAction.deployAgent,
                program: sides.agent, files: agent.all),
        ])
        return (
            try Simulation(device: sides.device, agent: sides.agent, options: options, log: output.print), programs
        )
    }
}
