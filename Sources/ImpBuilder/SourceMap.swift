/// Where each line of a built text comes from.
public struct SourceMap: Sendable, Equatable {
    /// A line of a source.
    public struct Origin: Sendable, Equatable {
        /// The file, with its folder.
        public let file: String
        /// From 1.
        public internal(set) var line: Int
    }

    private var files: [String] = []
    private var lines: [(file: Int32, line: Int32)] = []

    /// How many lines the text has.
    public var count: Int { lines.count }

    /// The origin of a line of the text, counted from 1; nil if it has no such line.
    public subscript(line: Int) -> Origin? {
        guard line >= 1 && line <= lines.count else { return nil }
        let entry = lines[line - 1]
        return Origin(file: files[Int(entry.file)], line: Int(entry.line))
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
        if files.last != file { files.append(file) }
        lines.append((Int32(files.count - 1), Int32(truncatingIfNeeded: line)))
    }

    /// Two maps are equal if their lines come from the same places.
    public static func == (left: SourceMap, right: SourceMap) -> Bool {
        left.count == right.count && (1...max(1, left.count)).allSatisfy { left[$0] == right[$0] }
    }
}
