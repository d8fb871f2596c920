/// Checks that a program can do no harm: what passes cannot make a machine read or write outside of its block,
/// whatever the inline caches hold. Nil when it passes.
///
/// Nothing recurses and the work is linear in the size of the program, so it may come from anywhere.
public func verify(_ program: Program) -> VerificationError? {
    do throws(VerificationError) {
        try checkTree(program)
        for number in program.functions.indices {
            let function = program.functions[number]
            let inner = function.functions.map { InnerFunction(program.functions[Int($0)]) }
            var verifier = FunctionVerifier(function, inner: inner, sources: program.sources.count)
            do throws(FunctionFault) {
                try verifier.run()
            } catch {
                throw VerificationError(function: number, pc: error.pc, problem: error.problem)
            }
        }
        return nil
    } catch {
        return error
    }
}

/// What a function needs to know of one that is made inside of it.
struct InnerFunction {
    let defaultCount: Int
    /// The registers of the containing function that it captures.
    let captured: RegisterSet

    init(defaultCount: Int, captures: [OuterCapture]) {
        self.defaultCount = defaultCount
        var captured = RegisterSet()
        for case .register(let register) in captures { captured.insert(Int(register)) }
        self.captured = captured
    }

    init(_ function: FunctionCode) {
        self.init(defaultCount: Int(function.defaultCount), captures: function.outers)
    }
}

/// The functions must form a tree in which parents stand before their children: laying out goes through them backwards,
/// and a child's captured variables are those of its one parent.
private func checkTree(_ program: Program) throws(VerificationError) {
    let count = program.functions.count
    guard let body = program.functions.first else {
        throw VerificationError(function: 0, pc: nil, problem: .noFunctions)
    }
    if !body.isVariadic || body.parameterCount != 1 || !body.outers.isEmpty {
        throw VerificationError(function: 0, pc: nil, problem: .notMain)
    }
    var isInner = [Bool](repeating: false, count: count)
    for (number, function) in program.functions.enumerated() {
        for child in function.functions {
            guard child > number && child < count else {
                throw VerificationError(function: number, pc: nil, problem: .innerFunction)
            }
            if isInner[Int(child)] { throw VerificationError(function: Int(child), pc: nil, problem: .notATree) }
            isInner[Int(child)] = true
            guard capturesExist(of: program.functions[Int(child)], in: function) else {
                throw VerificationError(function: Int(child), pc: nil, problem: .capture)
            }
        }
    }
    for number in 1..<max(1, count) where !isInner[number] {
        throw VerificationError(function: number, pc: nil, problem: .notATree)
    }
}

private func capturesExist(of inner: FunctionCode, in outer: FunctionCode) -> Bool {
    inner.outers.allSatisfy { capture in
        switch capture {
        case .register(let register):
            register < outer.registerCount && !(outer.isGenerator && register == outer.generatorRegister)
        case .outer(let index): Int(index) < outer.outers.count
        }
    }
}
