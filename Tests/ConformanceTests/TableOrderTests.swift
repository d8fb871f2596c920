import Testing

/// Random programs that fill, empty, clear and copy a table show its keys in the order of the model.
@Suite struct TableOrderTests {
    private static let programsPerBatch = 50

    @Test(arguments: 0..<20)
    func followsTheModel(batch: Int) throws {
        for number in 0..<Self.programsPerBatch {
            let seed = UInt64(batch * Self.programsPerBatch + number)
            var program = TableProgram(seed: seed)
            program.write()
            let printed = try ProgramResult(Array(program.source.utf8)).printed
            #expect(String(decoding: printed, as: UTF8.self) == program.expected, "seed \(seed)")
        }
    }
}

/// A random program about one table, and what it must print.
private struct TableProgram {
    private(set) var source = """
        function show(t) { foreach (k, v in t) print((typeof k == "float" ? "f" : "") + k + ","); print("\\n") }
        local t = {}
        """
    private(set) var expected = ""
    private var table = TableModel()
    private var random: SplitMix
    private var words: [TableModel.Key] = []

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
        words = (0..<Int.random(in: 3...60, using: &random)).map { _ in word() }
    }

    mutating func write() {
        start()
        for _ in 0..<Int.random(in: 10...200, using: &random) {
            change()
            if chance(30) { show() }
        }
        show()
    }

    /// A literal with a few of the keys.
    private mutating func start() {
        var first: [TableModel.Key] = []
        for word in words.prefix(Int.random(in: 0...12, using: &random)) where !first.contains(word) {
            first.append(word)
        }
        table = TableModel(count: first.count)
        for word in first { table.insert(word) }
        source += "\nt = {" + first.map { "[\(literal($0))] = 0" }.joined(separator: ", ") + "}\n"
    }

    private mutating func change() {
        let word = words[Int.random(in: 0..<words.count, using: &random)]
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<55:
            table.insert(word)
            source += "t[\(literal(word))] <- 1\n"
        case 55..<93:
            table.remove(word)
            source += "t.rawdelete(\(literal(word)))\n"
        case 93..<95:
            table.removeAll()
            source += "t.clear()\n"
        default:
            table = table.copy()
            source += "t = clone t\n"
        }
    }

    private mutating func show() {
        source += "show(t)\n"
        expected += table.keys.map { text($0) + "," }.joined() + "\n"
    }

    // MARK: Keys

    private mutating func word() -> TableModel.Key {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<60:
            let length = [1, 2, 3, 5, 8, 13, 20, 33, 64, 70, 100, 200].randomElement(using: &random) ?? 1
            let letters = Array("abcdefghijklmnopqrstuvwxyzABC_0123")
            return .text(String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" }))
        case 60..<85: return .integer(Int32.random(in: -50...300, using: &random))
        case 85..<95: return .integer(Int32.random(in: Int32.min + 1...Int32.max, using: &random))
        default: return .float([0.5, 1.5, -2.5, 100.25, 3.75].randomElement(using: &random) ?? 0)
        }
    }

    private func literal(_ key: TableModel.Key) -> String {
        switch key {
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .text(let text): "\"\(text)\""
        }
    }

    /// The key as the program prints it.
    private func text(_ key: TableModel.Key) -> String {
        switch key {
        case .integer(let value): "\(value)"
        case .float(let value): "f\(value)"
        case .text(let text): text
        }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
}
