import ArgumentParser

/// `benchmarks machines`.
struct MachinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "machines",
        abstract: "Measure what it takes to have a thousand machines, in this process.",
        discussion: """
            The machines are those of a device and of an agent with the whole API, idle.

            Examples:
              benchmarks machines
              benchmarks machines --count 5000 --json
            """
    )

    @Option(help: "How many machines are made.")
    var count = 1_000

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if count < 1 { throw ValidationError("--count must be at least 1") }
    }

    func run() throws {
        if Processor.pin() == nil { say("note: not pinned to one processor; times will vary more") }
        let scripts = try IdleScripts()
        let deviceBytes = try PrivateMemory.bytesPerValue(count) { try scripts.device() }
        let agentBytes = try PrivateMemory.bytesPerValue(count) { try scripts.agent() }
        var device = try scripts.device()
        let times = try MachineTimes(&device.script.machine, count: count)
        try MachinesReport(count: count, times: times, deviceBytes: deviceBytes, agentBytes: agentBytes)
            .finish(json: json)
    }
}
