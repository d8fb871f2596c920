/// The text that a build makes, with the origin of each line.
struct Output {
    private(set) var text: [UInt8] = []
    private(set) var map = SourceMap()
    private let lineControl: LineControl
    /// What vendor's line control compares: the file's name without its folder.
    private var lastFile: String?

    init(lineControl: LineControl) { self.lineControl = lineControl }

    mutating func append(_ bytes: some Collection<UInt8>, _ context: Context) {
        if !context.isInline { writeLineControl(context) }
        if text.last == nil || text.last == 10 { map.begin(file: context.fullName, line: context.line) }
        text.append(contentsOf: bytes)
        for _ in 0..<max(0, bytes.count { $0 == 10 } - 1) { map.begin(file: context.fullName, line: context.line) }
    }

    /// Takes the last line feed away: the text becomes part of a line.
    mutating func trimLineEnd() {
        guard text.last == 10 else { return }
        text.removeLast()
        if text.last == 13 { text.removeLast() }
    }

    private mutating func writeLineControl(_ context: Context) {
        switch lineControl {
        case .off: return
        case .whenFileChanges: if lastFile == context.file { return }
        }
        lastFile = context.file
        let name = context.fullName.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [UInt8(ascii: "\\"), $0] : [$0] }
        map.begin(file: context.fullName, line: context.line)
        text += "#line \(context.line) \"".utf8 + name + "\"\n".utf8
    }
}
