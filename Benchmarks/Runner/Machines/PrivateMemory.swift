/// Memory that this process shares with no other and no file.
enum PrivateMemory {
    /// Bytes that were written to, by the system's count.
    static func dirtyBytes() throws -> Int {
        let path = "/proc/self/smaps_rollup"
        guard let kilobytes = kilobytes(of: "Private_Dirty", in: try File.read(path)) else {
            throw BenchmarkError("\(path) has no line 'Private_Dirty'")
        }
        return kilobytes * 1024
    }

    /// The number of a line like `Private_Dirty:       120 kB`.
    static func kilobytes(of name: String, in text: String) -> Int? {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line.flatMap { Int($0.split(separator: " ")[1]) }
    }

    /// What each of `count` values costs while it is kept, in bytes.
    static func bytesPerValue<Value: ~Copyable>(_ count: Int, _ make: () throws -> Value) throws -> Double {
        // The first ones pay for what all have in common.
        let first = Kept(try make())
        var kept: [Kept<Value>] = []
        kept.reserveCapacity(count)
        let before = try dirtyBytes()
        for _ in 0..<count { kept.append(Kept(try make())) }
        let after = try dirtyBytes()
        return withExtendedLifetime((first, kept)) { Double(after - before) / Double(count) }
    }
}
