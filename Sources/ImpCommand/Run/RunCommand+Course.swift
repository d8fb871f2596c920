import ImpScenario
import ImpSimulation

/// How a run ended.
struct RunEnding {
    var outcome: SimulationOutcome
    /// Expectations of the scenario that did not hold.
    var failures = 0
}

/// The run, from its first event to the exit code.
extension RunCommand {
    /// Runs with everybody who attends; what is to be kept is kept, however the run ends.
    func attend(
        _ simulation: Simulation, _ programs: WatchedPrograms, _ folder: StateFolder?, _ run: () throws -> Void
    ) throws {
        if !isFast && simulation.options.servesHTTP {
            Console.current.say("The agent's URL is \(simulation.agentURL)")
        }
        if let folder { simulation.onRest = { [unowned simulation] in folder.rest(simulation) } }
        let attendance = Attendance(simulation.control, keys: hasKeys ? RunKeys(button: button) : nil)
        if watch { attendance.watch(programs) }
        defer { attendance.cancel() }
        let result = Result { try run() }
        if let failure = folder?.failure { throw failure }
        try folder?.keep(simulation)
        try result.get()
    }

    func judge(
        _ scenario: Scenario?, _ simulation: Simulation, _ compiler: PairCompiler, _ output: RunOutput
    ) throws -> RunEnding {
        output.stop = simulation.control.stop
        simulation.onDevice = output.observe
        guard let scenario else { return RunEnding(outcome: try simulation.run()) }
        let folder = InputFile.folder(of: scenario.file)
        let driver = ScenarioDriver(scenario, seed: seed, on: simulation) { file, side in
            try compiler.compile(file.hasPrefix("/") ? file : folder + "/" + file, side == .device ? .device : .agent)
        }
        output.observer = driver.observe
        driver.onDevice = output.observe
        driver.onSave = { name, snapshot in output.saved[name] = snapshot }
        let outcome = try driver.runToEnd()
        for (name, snapshot) in output.saved { try SnapshotFile.write(snapshot, to: name) }
        Console.current.write((json ? driver.report.json + "\n" : driver.report.text).utf8)
        return RunEnding(outcome: outcome, failures: driver.report.failures)
    }

    func finish(_ ending: RunEnding, _ simulation: Simulation, _ output: RunOutput) throws {
        let outcome = ending.outcome
        output.finish(simulation)
        if let save { try SnapshotFile.write(simulation.snapshot(), to: save) }
        if outcome.reason == .gaveUp {
            Console.current.say("The device's program was started \(outcome.deviceRestarts) times; giving up.")
        }
        if ending.failures > 0 { throw CommandExit(.testFailed) }
        if untilLog != nil && !output.hasFoundLine { throw CommandExit(.timedOut, "no line of the log matched") }
        if outcome.uncaughtErrors > 0 && (scenario == nil || failOnError) { throw CommandExit(.uncaughtError) }
    }
}
