/// Whether the reference interpreter is built as on an imp: an integer has 32 bits. With 64 it is another language, and
/// a slower or faster one.
enum ReferenceProbe {
    static let program = "Benchmarks/Programs/probe/intsize.nut"

    static func check(_ path: String) throws {
        let output = try ChildProcess.run([path, program]).output
        let size = String(decoding: output, as: UTF8.self).trimmingNewlines
        guard size == "4" else {
            throw BenchmarkError(
                """
                \(path) has integers of \(size) bytes, not 4: build Squirrel 3.0.4 for 32 bits, with -m32; \
                Benchmarks/README.md says how
                """)
        }
    }
}

extension String {
    fileprivate var trimmingNewlines: String { String(self.filter { !$0.isNewline }) }
}
