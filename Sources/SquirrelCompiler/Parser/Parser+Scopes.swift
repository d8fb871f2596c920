/// A function whose body is being parsed.
struct OpenFunction {
    var number: UInt32
    /// Registers that were in use in the enclosing function.
    var outerHeight: Int
    /// Loops and switches around the current statement.
    var breakTargets = 0
    /// Loops around the current statement.
    var continueTargets = 0
    /// The captured variables and their numbers.
    var outers: [CaptureSource: UInt32] = [:]
}

/// A variable in scope.
struct ActiveVariable {
    var name: Symbol
    /// Its number in its function.
    var local: UInt32
    /// Index in `Parser.functions` of its function.
    var function: Int
    /// The variable of the same name that it hides, or -1.
    var hidden: Int32
    /// The function that captured it last, and its number there; saves searching when it is used again.
    var capturedBy: UInt32 = .max
    var capturedAs: UInt32 = 0
}

/// What the scopes looked like when one began.
struct ScopeMark {
    var variables: Int
    var height: Int
}

/// What a bare name means.
enum Binding {
    case local(UInt32)
    case outer(UInt32)
    case unbound
}

extension Parser {
    var currentFunction: Int { Int(functions[functions.count - 1].number) }

    func beginScope() -> ScopeMark {
        ScopeMark(variables: variables.count, height: height)
    }

    mutating func endScope(_ mark: ScopeMark) {
        while variables.count > mark.variables {
            let variable = variables.removeLast()
            bindings[Int(variable.name.rawValue)] = variable.hidden
        }
        height = mark.height
    }

    /// Begins the body of function `number`, whose parameters come into scope behind `this`.
    mutating func openFunction(_ number: UInt32, parameters: [Symbol]) throws(CompileError) {
        functions.append(OpenFunction(number: number, outerHeight: height))
        height = 1
        tree.functions[Int(number)].locals.append(LocalNode(name: .this))
        for parameter in parameters { try declare(parameter) }
    }

    /// The function's own variables must have gone out of scope.
    mutating func closeFunction() {
        let function = functions.removeLast()
        while let last = variables.last, last.function == functions.count {
            bindings[Int(last.name.rawValue)] = last.hidden
            variables.removeLast()
        }
        height = function.outerHeight
        tree.functions[Int(function.number)].endLine = lexer.previousTokenLine
    }

    /// Declares a variable in the current scope. Declaring a name twice hides the first.
    @discardableResult
    mutating func declare(_ name: Symbol) throws(CompileError) -> UInt32 {
        let local = try declareLocal(name)
        let slot = Int(name.rawValue)
        while bindings.count <= slot { bindings.append(-1) }
        variables.append(
            ActiveVariable(name: name, local: local, function: functions.count - 1, hidden: bindings[slot]))
        bindings[slot] = Int32(variables.count - 1)
        return local
    }

    /// Takes a register that no name refers to.
    mutating func declareHidden() throws(CompileError) {
        _ = try declareLocal(nil)
    }

    private mutating func declareLocal(_ name: Symbol?) throws(CompileError) -> UInt32 {
        try reserve()
        let function = currentFunction
        tree.functions[function].locals.append(LocalNode(name: name))
        return UInt32(tree.functions[function].locals.count - 1)
    }

    /// Finds the innermost variable called `name`; a variable of an enclosing function gets captured.
    mutating func resolve(_ name: Symbol) -> Binding {
        let slot = Int(name.rawValue)
        guard slot < bindings.count, bindings[slot] >= 0 else { return .unbound }
        let variable = Int(bindings[slot])
        if variables[variable].function == functions.count - 1 { return .local(variables[variable].local) }
        return .outer(capture(variable))
    }

    /// Hands the variable down through every function between its own and the current one.
    private mutating func capture(_ index: Int) -> UInt32 {
        let variable = variables[index]
        let current = functions[functions.count - 1].number
        if variable.capturedBy == current { return variable.capturedAs }
        tree.functions[Int(functions[variable.function].number)].locals[Int(variable.local)].isCaptured = true
        var source = CaptureSource.local(variable.local)
        var outer: UInt32 = 0
        for function in variable.function + 1..<functions.count {
            outer = addOuter(variable.name, source, to: function)
            source = .outer(outer)
        }
        variables[index].capturedBy = current
        variables[index].capturedAs = outer
        return outer
    }

    private mutating func addOuter(_ name: Symbol, _ source: CaptureSource, to function: Int) -> UInt32 {
        if let known = functions[function].outers[source] { return known }
        let number = Int(functions[function].number)
        let outer = UInt32(tree.functions[number].outers.count)
        tree.functions[number].outers.append(OuterNode(name: name, source: source))
        functions[function].outers[source] = outer
        return outer
    }
}
