/// A place where a program names a global, or a member of one: `imp.wakeup`, `hardware.spi189`.
public struct MemberUse: Equatable, Sendable {
    /// `["hardware", "spi189"]`.
    public var path: [String]
    /// The source file, as `#line` names it, and the line of the path's last name.
    public var source: String
    public var line: Int32

    public init(path: [String], source: String, line: Int32) {
        (self.path, self.source, self.line) = (path, source, line)
    }
}

/// The uses of `roots` and of their members in a program's text, in order; of `a.b.c` only the whole.
///
/// A name that is a local variable, a parameter or a constant where it stands is none of the globals. `a["b"]` and
/// `::a.b` count like `a.b`; a member that is reached by a variable, or that `in` only asks for, is not seen.
///
/// - Throws: the first error in the text.
public func memberUses(
    of roots: Set<String>, in source: [UInt8], name: String, options: CompileOptions = CompileOptions()
) throws(CompileError) -> [MemberUse] {
    try source.withUnsafeBufferPointer { (bytes) throws(CompileError) in
        var parser = Parser(bytes, name: Array(name.utf8), constants: ConstantTable())
        parser.accesses = []
        let program = try parser.program(options)
        return MemberUseFinder(program: program, accesses: parser.accesses ?? []).uses(of: roots)
    }
}

/// An access to a global or a member, and where its name stands.
struct Access {
    var node: ExpressionID
    var position: SourcePosition
}

private struct MemberUseFinder {
    let program: ParsedProgram
    let accesses: [Access]

    func uses(of roots: Set<String>) -> [MemberUse] {
        let inner = Set(accesses.compactMap { object(of: $0.node)?.index })
        return accesses.compactMap { access in
            guard !inner.contains(access.node.index), let path = path(to: access.node), roots.contains(path[0]) else {
                return nil
            }
            let source = program.tree.sources[Int(access.position.source)]
            return MemberUse(path: path, source: text(source), line: access.position.line)
        }
    }

    /// What the member's name follows, where that is an access too.
    private func object(of node: ExpressionID) -> ExpressionID? {
        guard case .field(let object, _) = program.tree[node], case .field = program.tree[object] else { return nil }
        return object
    }

    /// The names from the global on; nil if it does not begin with one.
    private func path(to node: ExpressionID) -> [String]? {
        var names: [String] = []
        var node = node
        while case .field(let object, let name) = program.tree[node] {
            names.append(text(name))
            node = object
        }
        switch program.tree[node] {
        case .root: break
        case .local where node == .this: break
        default: return nil
        }
        return names.isEmpty ? nil : names.reversed()
    }

    private func text(_ symbol: Symbol) -> String { String(decoding: program.symbols.text(of: symbol), as: UTF8.self) }
}
