/// The text that a build makes, with the origin of each line.
struct Output {
    private(set) var text: [UInt8] = []
    private(set) var map = SourceMap()
    private let lineControl: LineControl
    /// What vendor's line control compares: the file's name without its folder.
    private var lastFile: String?
    /// Where the compiler takes the next line to be from; nil before the first.
    private var assumed: SourceMap.Origin?
    private var scanner = CodeScanner()

    init(lineControl: LineControl) { self.lineControl = lineControl }

    mutating func append(_ bytes: some Collection<UInt8>, _ context: Context) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 10).map { rest.index(after: $0) } ?? rest.endIndex
            append(line: rest[..<end], context)
            rest = rest[end...]
        }
    }

    /// Appends a line or a part of one.
    private mutating func append(line: some Collection<UInt8>, _ context: Context) {
        if !context.isInline { writeLineControl(context) }
        if isAtLineStart { map.begin(file: name(context), line: context.line) }
        text.append(contentsOf: line)
        if case .exact = lineControl { follow(line) }
    }

    private var isAtLineStart: Bool { text.last == nil || text.last == 10 }

    /// Takes the last line feed away: the text becomes part of a line.
    mutating func trimLineEnd() {
        guard text.last == 10 else { return }
        text.removeLast()
        if text.last == 13 { text.removeLast() }
    }

    // MARK: Line control

    private mutating func writeLineControl(_ context: Context) {
        switch lineControl {
        case .off: return
        case .whenFileChanges:
            if lastFile == context.file { return }
            lastFile = context.file
        case .exact:
            let origin = SourceMap.Origin(file: name(context), line: context.line)
            // Inside of a string it would become a part of it, and in a comment nobody would read it.
            if !isAtLineStart || !scanner.isInCode || assumed == origin { return }
            assumed = origin
        }
        map.begin(file: name(context), line: context.line)
        text += lineDirective(context.line, name(context))
    }

    private mutating func follow(_ line: some Collection<UInt8>) {
        scanner.take(line)
        if text.last == 10 { assumed?.line += 1 }
    }

    private func name(_ context: Context) -> String {
        guard case .exact(let names) = lineControl else { return context.fullName }
        return names.name(of: context.fullName)
    }
}

/// A line that tells the compiler where the next line is from.
func lineDirective(_ line: Int, _ file: String) -> [UInt8] {
    let name = file.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [UInt8(ascii: "\\"), $0] : [$0] }
    return "#line \(line) \"".utf8 + name + "\"\n".utf8
}
