/// Where each line of a built text comes from.
public struct SourceMap: Sendable, Equatable {
    /// A line of a source.
    public struct Origin: Sendable, Equatable {
        /// The file, with its folder.
        public let file: String
        /// From 1.
        public internal(set) var line: Int
    }

    /// Lines of the text that follow each other in a file as well.
    private struct Run: Sendable {
        /// The first of them in the text, from 1.
        let first: Int
        let origin: Origin
    }

    private var runs: [Run] = []

    /// How many lines the text has.
    public private(set) var count = 0

    /// The origin of a line of the text, counted from 1; nil if it has no such line.
    public subscript(line: Int) -> Origin? {
        guard line >= 1 && line <= count else { return nil }
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].first <= line { low = middle } else { high = middle }
        }
        let run = runs[low]
        return Origin(file: run.origin.file, line: run.origin.line + line - run.first)
    }

    /// The map of a text that begins in line 1 of a file.
    init(of text: some Sequence<UInt8>, file: String) {
        append(text, of: file)
    }

    init() {}

    /// Adds a text that begins in line 1 of a file.
    mutating func append(_ text: some Sequence<UInt8>, of file: String) {
        var line = 0
        var last: UInt8 = 10
        for byte in text {
            if last == 10 {
                line += 1
                begin(file: file, line: line)
            }
            last = byte
        }
    }

    mutating func append(_ other: SourceMap) {
        for line in 1...max(1, other.count) {
            if let origin = other[line] { begin(file: origin.file, line: origin.line) }
        }
    }

    mutating func begin(file: String, line: Int) {
        count += 1
        if let last = runs.last, last.origin.line + count - last.first == line, last.origin.file == file { return }
        runs.append(Run(first: count, origin: Origin(file: file, line: line)))
    }

    /// Two maps are equal if their lines come from the same places.
    public static func == (left: SourceMap, right: SourceMap) -> Bool {
        left.count == right.count && (1...max(1, left.count)).allSatisfy { left[$0] == right[$0] }
    }
}
