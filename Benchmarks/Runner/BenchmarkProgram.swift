/// A program of `Benchmarks/Programs`, in Squirrel and in Lua. Its only argument is its size: how much it does.
struct BenchmarkProgram: Equatable, Sendable {
    let name: String
    /// The argument for counting instructions, about a hundred million. Timing uses the program's own size.
    let countedSize: Int

    /// The file in a language, by the end of its name.
    func path(_ suffix: String) -> String { "Benchmarks/Programs/\(name).\(suffix)" }

    /// Does nothing: what is left is starting.
    static let empty = BenchmarkProgram(name: "empty", countedSize: 0)

    static let all = [
        BenchmarkProgram(name: "ack", countedSize: 6),
        BenchmarkProgram(name: "bits", countedSize: 1),
        BenchmarkProgram(name: "closures", countedSize: 1),
        BenchmarkProgram(name: "fannkuch", countedSize: 8),
        BenchmarkProgram(name: "fib", countedSize: 26),
        BenchmarkProgram(name: "gens", countedSize: 1),
        BenchmarkProgram(name: "globals", countedSize: 2),
        BenchmarkProgram(name: "mandel", countedSize: 80),
        BenchmarkProgram(name: "methods", countedSize: 1),
        BenchmarkProgram(name: "nbody", countedSize: 3000),
        BenchmarkProgram(name: "nqueens", countedSize: 1),
        BenchmarkProgram(name: "sieve", countedSize: 1),
        BenchmarkProgram(name: "sortnum", countedSize: 1),
        BenchmarkProgram(name: "spectral", countedSize: 60),
        BenchmarkProgram(name: "strings", countedSize: 5),
        BenchmarkProgram(name: "tables", countedSize: 1),
        BenchmarkProgram(name: "trees", countedSize: 2),
        BenchmarkProgram(name: "trycatch", countedSize: 2),
    ]

    /// Those that a command line names, all if it names none.
    static func named(_ names: [String], among programs: [BenchmarkProgram] = all) throws -> [BenchmarkProgram] {
        if names.isEmpty { return programs }
        return try names.map { name in
            guard let program = programs.first(where: { $0.name == name }) else {
                let known = programs.map(\.name).joined(separator: ", ")
                throw BenchmarkError("there is no program '\(name)'; there are \(known)")
            }
            return program
        }
    }
}
