/// Writes one program. The productions stand in extensions, by what they produce.
struct Generator {
    var random: Random
    let swarm: Swarm
    /// The function that is being written, last; those around it before it.
    var functions = [FunctionContext(isMain: true)]
    /// How deep the expression is that is being written.
    var expressionDepth = 0
    var statementDepth = 0
    var statementCount = 0
    /// Classes at the outermost level, by name.
    var classes: [String] = []
    var constants: [Variable] = []
    private var nameCount = 0

    init(seed: UInt64) {
        random = Random(seed: seed)
        swarm = Swarm(seed: seed)
    }

    var function: FunctionContext {
        get { functions[functions.count - 1] }
        set { functions[functions.count - 1] = newValue }
    }

    // MARK: Choice

    /// What one of the productions makes, chosen by weight; nil if none of a few applies.
    mutating func choose<Output>(_ productions: [Production<Output>]) -> Output? {
        let weights = productions.map(swarm.weight)
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        for _ in 0..<6 {
            var point = random.below(total)
            var index = 0
            while point >= weights[index] {
                point -= weights[index]
                index += 1
            }
            if let output = productions[index].make(&self) { return output }
        }
        return nil
    }

    // MARK: Names and variables

    mutating func newName(_ prefix: String) -> String {
        nameCount += 1
        return "\(prefix)\(nameCount)"
    }

    mutating func declare(_ variable: Variable) {
        var variable = variable
        // AvoidanceRule.capturedInTry, .capturedInGenerator
        if function.tries > 0 || function.isGenerator { variable.isCapturable = false }
        function.scopes[function.scopes.count - 1].append(variable)
    }

    /// A new variable, declared in the innermost block.
    mutating func declare(_ type: ValueType, isAssignable: Bool = true) -> String {
        let name = newName(type.prefix)
        declare(Variable(name: name, type: type, isAssignable: isAssignable))
        return name
    }

    /// The variables that can be named here.
    var visible: [Variable] {
        var list: [Variable] = []
        var isKept = false
        for function in functions.reversed() {
            list += function.scopes.joined().filter { $0.isCapturable || !isKept }
            if !function.isImmediate { isKept = true }
        }
        return list
    }

    func variables(_ type: ValueType) -> [Variable] { visible.filter { $0.type == type } }

    /// What a compound assignment may change. AvoidanceRule.capturedCompoundInSwitch
    mutating func compoundTarget(_ type: ValueType) -> String? {
        let own = function.scopes.joined().filter { $0.type == type && $0.isAssignable }.map(\.name)
        if !function.isInSwitch { return variable(type, assignable: true) }
        return own.isEmpty ? nil : random.pick(own)
    }

    mutating func variable(_ type: ValueType, assignable: Bool = false) -> String? {
        let candidates = variables(type).filter { $0.isAssignable || !assignable }
        return candidates.isEmpty ? nil : random.pick(candidates).name
    }

    // MARK: Nesting

    /// Statements in a block of their own.
    mutating func block(_ count: ClosedRange<Int>, declaring variables: [Variable] = []) -> [Statement] {
        function.scopes.append([])
        for variable in variables { declare(variable) }
        defer { function.scopes.removeLast() }
        return statements(random.number(count))
    }

    mutating func statements(_ count: Int) -> [Statement] {
        statementDepth += 1
        defer { statementDepth -= 1 }
        var list: [Statement] = []
        for _ in 0..<count { list += statement() }
        return list
    }

    /// The body of a function with these parameters.
    mutating func body(
        _ context: FunctionContext, parameters: [Variable], _ write: (inout Generator) -> [Statement]
    ) -> [Statement] {
        functions.append(context)
        for parameter in parameters { declare(parameter) }
        let depth = expressionDepth
        expressionDepth = 0
        defer {
            functions.removeLast()
            expressionDepth = depth
        }
        return write(&self)
    }
}
