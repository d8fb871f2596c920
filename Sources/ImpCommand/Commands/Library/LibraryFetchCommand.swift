import ArgumentParser
import ImpBuilder

/// `imp library fetch`.
struct LibraryFetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Download everything that programs require and include.",
        discussion: """
            What #require names and what @include takes from GitHub is downloaded unless it is on this computer. The \
            libraries are written to imp.lock: the one of the nearest folder above the program, else a new one in the \
            current folder. From then on every command compares what it finds with it.

            Examples:
              imp library fetch device.nut agent.nut
              imp library fetch -D VARIANT=cellular device.nut
              imp library fetch --update device.nut
            """)

    @OptionGroup(title: "Options for sources") var sources: SourceOptions

    @Flag(help: "Accept libraries that differ from imp.lock, and enter them.")
    var update = false

    @Flag(help: "Print one JSON object per library.")
    var json = false

    @Argument(help: "Programs; - is standard input.")
    var files: [String]

    func run() throws {
        var programs = try sources.programSources(filler: try sources.places.cache.filler())
        programs.checksLock = false
        for file in files {
            try reportingFailures { try lock(try programs.assemble(argument: file), file, programs) }
        }
    }

    private func lock(_ program: AssembledProgram, _ file: String, _ programs: ProgramSources) throws {
        for warning in program.warnings { Console.current.say(warning.diagnosticLine) }
        guard !program.libraries.isEmpty else { return }
        var lockFile = try programs.lockFile(for: file)
        for library in program.libraries {
            if !update { try lockFile.lock.check(library, file: lockFile.path, program: file) }
            lockFile.lock.enter(library)
            LibraryLine(library).print(json: json)
        }
        try lockFile.save()
    }
}
