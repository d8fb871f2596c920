/// Why a program may not run: which function, which instruction, what is wrong with it.
public struct VerificationError: Error, Equatable, Sendable {
    /// Index into `Program.functions`.
    public var function: Int
    /// Where the instruction begins, in words; nil where a table or the function as a whole is at fault.
    public var pc: Int?
    public var problem: VerificationProblem

    public init(function: Int, pc: Int?, problem: VerificationProblem) {
        self.function = function
        self.pc = pc
        self.problem = problem
    }

    /// For example `function 3, pc 17: reads a register that is not live`.
    public var text: [UInt8] {
        var out = TextBuffer()
        out.append("function ")
        out.append(decimal: function)
        if let pc {
            out.append(", pc ")
            out.append(decimal: pc)
        }
        out.append(": ")
        out.append(problem.text)
        return out.bytes
    }
}

/// What can be wrong with a program.
public enum VerificationProblem: UInt8, Equatable, Sendable {
    // The program as a whole.
    case noFunctions, notMain, innerFunction, notATree, source
    // A function's shape.
    case parameters, defaults, registers, tooLarge, names, capture
    // Instructions.
    case opcode, unusedOperand, register, window, constant, fieldKey, cache, outer, function, memberFlags
    case argumentCount, tailCall, internalOnly, generatorOnly, generatorRegister, assignsThis
    case truncated, jumpDirection, jumpTarget, runsOff
    // Tables.
    case lineTable, liveTable, handlerTable, localTable
    // The flow of values.
    case notLive, notAssigned, atEntry, atHandler, capturedLost, tooComplex

    public var text: StaticString {
        switch self {
        case .noFunctions: "the program has no functions"
        case .notMain: "the program's body must be variadic, with `this` alone, and capture nothing"
        case .innerFunction: "an inner function must have a larger number than the function that contains it"
        case .notATree: "every function but the body must be inside exactly one other function"
        case .source: "no such source file"
        case .parameters: "the first parameter must be `this`"
        case .defaults: "more default values than parameters, or default values beside vargv"
        case .registers: "fewer registers than parameters need"
        case .tooLarge: "too large to be laid out"
        case .names: "not as many names as parameters or captured variables"
        case .capture: "captures a variable that the containing function does not have"
        case .opcode: "no such opcode"
        case .unusedOperand: "an operand that is not used must be zero"
        case .register: "no such register"
        case .window: "reaches beyond the function's registers"
        case .constant: "no such constant"
        case .fieldKey: "the key of a field access must be a string constant"
        case .cache: "no such inline cache"
        case .outer: "no such captured variable"
        case .function: "no such inner function"
        case .memberFlags: "unknown flags of a class member"
        case .argumentCount: "a call needs `this`, resume takes nothing"
        case .tailCall: "a tail call must stand before the return of its result, outside of try blocks"
        case .internalOnly: "an instruction of the machine's own stubs"
        case .generatorOnly: "only a generator function can yield"
        case .generatorRegister: "the register of the running generator may not change"
        case .assignsThis: "assigns to `this` without saying so"
        case .truncated: "the second word of the instruction is missing"
        case .jumpDirection: "jumps in the wrong direction"
        case .jumpTarget: "jumps to where no instruction begins"
        case .runsOff: "the code runs off its end"
        case .lineTable: "the line table is not sorted or names what is not there"
        case .liveTable: "the table of live registers is not sorted or names what is not there"
        case .handlerTable: "the table of exception handlers is not nested or names what is not there"
        case .localTable: "the table of local variables names what is not there"
        case .notLive: "reads a register that is not live"
        case .notAssigned: "leads to where a register counts as live that it leaves without a value"
        case .atEntry: "counts registers as live that have no value when the function begins, or not the needed ones"
        case .atHandler: "may throw to where a register counts as live that has no value here"
        case .capturedLost: "gives up a register that an inner function may still use"
        case .tooComplex: "too many ways through the code"
        }
    }
}
