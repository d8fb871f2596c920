/// Counts the instructions that programs take, with valgrind. Unlike times, counts are the same on a busy computer.
struct InstructionCounter {
    private let valgrind: String
    private let setarch: String
    private let folder: TemporaryFolder
    private let imp: String

    /// Counts on a copy of an `imp` without debug information: of what Swift writes there, valgrind 3.19 cannot read
    /// all, and gives up.
    init(imp original: String) throws {
        valgrind = try Executable.require("valgrind", orElse: "install valgrind")
        setarch = try Executable.require("setarch", orElse: "install util-linux")
        let strip = try Executable.require("strip", orElse: "install binutils")
        folder = try TemporaryFolder()
        imp = folder.file("imp")
        _ = try ChildProcess.run([strip, "--strip-all", "-o", imp, original])
    }

    /// The instructions of one run. Addresses and hash seeds are fixed, the environment is empty: the count repeats.
    func count(_ program: BenchmarkProgram) throws -> Int {
        let profile = folder.file("profile")
        let command = [
            setarch, "-R", valgrind, "-q", "--tool=callgrind", "--callgrind-out-file=\(profile)", imp, "squirrel",
            program.path("nut"), "\(program.countedSize)",
        ]
        _ = try ChildProcess.run(command, environment: ["SWIFT_DETERMINISTIC_HASHING=1"])
        guard let total = CallgrindProfile.total(try File.read(profile)) else {
            throw BenchmarkError("valgrind wrote no total for \(program.name)")
        }
        return total
    }
}

/// What callgrind writes.
enum CallgrindProfile {
    /// The number of the line `totals: 128471899`.
    static func total(_ text: String) -> Int? {
        let label = "totals: "
        let line = text.split(separator: "\n").last { $0.hasPrefix(label) }
        return line.flatMap { Int($0.dropFirst(label.count)) }
    }
}
