/// An expression's syntax: nodes that name each other by number, so that long chains need no deep recursion.
struct ExpressionTree: Sendable {
    typealias Index = Int

    /// A part that may be missing is nil; Builder accepts such texts and complains when it evaluates them.
    enum Node: Sendable {
        case literal(Value)
        case identifier(String)
        case this
        case unary(UnaryOperator, Index?)
        case binary(BinaryOperator, Index?, Index)
        case conditional(Index?, then: Index, else: Index)
        case member(Index?, String)
        case element(Index?, Index?)
        case call(Index?, [Index])
        case array([Index?])
        /// No expression at all, or more than one.
        case compound
    }

    enum UnaryOperator: UInt8, Sendable {
        case plus = 0x2B
        case minus = 0x2D
        case not = 0x21
    }

    private(set) var nodes: [Node] = []
    var root = 0

    subscript(index: Index) -> Node { nodes[index] }

    mutating func add(_ node: Node) -> Index {
        nodes.append(node)
        return nodes.count - 1
    }
}

/// An expression of a source. What is wrong with it is said when it is evaluated, if ever.
struct Expression: Sendable {
    let syntax: Result<ExpressionTree, ExpressionSyntaxError>

    init(_ text: some Collection<UInt8>) {
        do {
            syntax = .success(try ExpressionParser.parse(Array(text)[...]))
        } catch {
            syntax = .failure(error)
        }
    }

    init(_ tree: ExpressionTree) { syntax = .success(tree) }

    var tree: ExpressionTree {
        get throws(BuildError) {
            switch syntax {
            case .success(let tree): return tree
            case .failure(let error): throw .expression(error.message)
            }
        }
    }
}

/// Why a text is no expression.
struct ExpressionSyntaxError: Error {
    let message: String
    /// No text that begins like this one and goes on behind this index is an expression.
    let longestOther: Int
}
