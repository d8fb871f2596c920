public import SquirrelVM

/// The API of one half of an application: every member once.
public struct APITable<Host: ~Copyable>: Sendable {
    let functions: [APIFunction<Host>]
    let constants: [APIConstant]
    let aliases: [APIAlias]
    let instances: [APIInstance]
    /// Tables that programs find as members of objects and the host fills, by path.
    let tables: [APIEntry]
    /// Names of classes whose objects come and go; programs cannot name them.
    let classes: Set<String>
    /// What answering a call needs, by number.
    @usableFromInline let answers: [APIAnswer<Host>?]

    public init(
        functions: [APIFunction<Host>], constants: [APIConstant] = [], aliases: [APIAlias] = [],
        instances: [APIInstance] = [], tables: [APIEntry] = [], classes: Set<String> = []
    ) {
        self.functions = functions
        self.constants = constants
        self.aliases = aliases
        self.instances = instances
        self.tables = tables
        self.classes = classes
        var answers: [APIAnswer<Host>?] = []
        for function in functions {
            let index = Int(function.number)
            if index >= answers.count {
                answers += [APIAnswer<Host>?](repeating: nil, count: index + 1 - answers.count)
            }
            precondition(answers[index] == nil, "two functions of the API have the number \(index)")
            answers[index] = APIAnswer(
                mostArguments: function.entry.parameters.count, cost: function.cost, body: function.body)
        }
        self.answers = answers
    }

    public var entries: [APIEntry] {
        functions.map(\.entry) + constants.map(\.entry) + aliases.map(\.entry) + instances.map(\.entry) + tables
    }
}

extension APITable where Host: ScriptSide & ~Copyable {
    /// Answers a call. It can be inlined so that each side has a version without generics: programs that wait for time
    /// to pass do nothing else but call.
    ///
    /// - Parameter number: counted from `HostFunctionID.firstOwn`.
    @inlinable
    public func call(_ number: UInt32, on host: inout Host) -> HostAnswer {
        guard Int(number) < answers.count, let answer = answers[Int(number)] else { return .failure("call failed") }
        if host.script.machine.hostArguments > answer.mostArguments { return .failure("wrong number of parameters") }
        host.script.spend(answer.cost ?? host.script.figures.call)
        return answer.body(&host)
    }
}

/// The part of a function that calls need: small, since it is copied at each.
@usableFromInline
struct APIAnswer<Host: ~Copyable>: Sendable {
    @usableFromInline let mostArguments: Int
    /// Nil: what any call costs.
    @usableFromInline let cost: TimeSpan?
    @usableFromInline let body: @Sendable (inout Host) -> HostAnswer

    init(mostArguments: Int, cost: TimeSpan?, body: @escaping @Sendable (inout Host) -> HostAnswer) {
        self.mostArguments = mostArguments
        self.cost = cost
        self.body = body
    }
}
