/// A valid program that ends, made of a seed and nothing else.
public struct GeneratedProgram: Sendable {
    public let seed: UInt64
    /// What a shrinker may take out; the prelude is not among it.
    public var statements: [Statement]

    public init(seed: UInt64) {
        self.seed = seed
        var generator = Generator(seed: seed)
        statements = generator.program()
    }

    public var source: String { prelude + statements.map { $0.text() }.joined() }
}

extension Generator {
    mutating func program() -> [Statement] {
        var list = random.sample(ValueType.allCases, 6).map { type in
            let value = leaf(type)
            return Statement("local \(declare(type)) = \(value);")
        }
        for _ in 0..<random.number(12...28) { list += topStatements() }
        list += function.scopes[0].filter { ValueType.showable.contains($0.type) }.map { Statement("out(\($0.name));") }
        return list
    }

    /// A statement at the outermost level is seldom one whose error would end the program.
    private mutating func topStatements() -> [Statement] {
        switch random.below(100) {
        case 0..<3: statement()
        case 3..<25: choose(Self.functionStatements + Self.classStatements) ?? []
        default: guarded { $0.statements($0.random.number(1...4)) }
        }
    }

    /// Statements whose errors are caught and shown.
    mutating func guarded(_ write: (inout Generator) -> [Statement]) -> [Statement] {
        function.tries += 1
        function.scopes.append([])
        let inside = write(&self)
        function.scopes.removeLast()
        function.tries -= 1
        return [Statement(.line("try {"), .block(inside), .line("} catch (e) { out(e); }"))]
    }
}
