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
        var list: [Statement] = []
        for _ in 0..<random.number(8...24) {
            list += random.chance(40) ? guarded { $0.statements($0.random.number(1...4)) } : statement()
        }
        list += function.scopes[0].filter { ValueType.showable.contains($0.type) }.map { Statement("out(\($0.name));") }
        return list
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
