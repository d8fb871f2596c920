/// A constant of a function. Strings are byte strings without an encoding.
public enum Constant: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int32)
    /// Compared and kept by bit pattern, so -0.0 and NaN survive.
    case float(bits: UInt32)
    case string([UInt8])
}

/// Where a function finds a variable of an enclosing function when it is made.
public enum OuterCapture: Equatable, Sendable {
    /// A register of the function that contains it.
    case register(UInt8)
    /// One of the captured variables of the function that contains it.
    case outer(UInt16)
}

/// From `pc` on (in words), the code stands for `line` of the source file `source` (an index into `Program.sources`).
public struct LineEntry: Equatable, Sendable {
    public var pc: UInt32
    public var line: Int32
    public var source: UInt16
    public init(pc: UInt32, line: Int32, source: UInt16) {
        self.pc = pc
        self.line = line
        self.source = source
    }
}

/// From `pc` on, before an instruction executes, registers 0 ..< `count` are live and every other one is dead.
public struct LiveEntry: Equatable, Sendable {
    public var pc: UInt32
    public var count: UInt16
    public init(pc: UInt32, count: UInt16) {
        self.pc = pc
        self.count = count
    }
}

/// An exception raised by an instruction that begins in `start ..< end` is stored in `register` and goes on at `target`.
///
/// Captured variables in `register` and above are detached first. Inner handlers stand before outer ones.
public struct ExceptionHandler: Equatable, Sendable {
    public var start: UInt32
    public var end: UInt32
    public var target: UInt32
    public var register: UInt8
    public init(start: UInt32, end: UInt32, target: UInt32, register: UInt8) {
        self.start = start
        self.end = end
        self.target = target
        self.register = register
    }
}

/// A declared local variable or parameter, for traces and the debugger: in scope in `start ..< end`.
public struct LocalVariable: Equatable, Sendable {
    public var name: [UInt8]
    public var register: UInt8
    public var start: UInt32
    public var end: UInt32
    public init(name: [UInt8], register: UInt8, start: UInt32, end: UInt32) {
        self.name = name
        self.register = register
        self.start = start
        self.end = end
    }
}

/// One function of a program.
public struct FunctionCode: Equatable, Sendable {
    /// The declared name, nil for an anonymous function or lambda; the program's body is `main`.
    public var name: [UInt8]?
    /// Index into `Program.sources` of the file in which the function begins.
    public var source: UInt16 = 0
    /// Line of the `function` keyword.
    public var line: Int32 = 0
    /// Declared parameters with `this`: at least 1. They arrive in registers 0 ..< parameterCount.
    public var parameterCount: UInt8 = 1
    /// The last `defaultCount` parameters may be left out.
    public var defaultCount: UInt8 = 0
    /// Takes any further arguments as an array in register `parameterCount`.
    public var isVariadic = false
    /// Calling it makes a generator. Register `generatorRegister` holds it while the body runs.
    public var isGenerator = false
    /// The body assigns to `this`, so a constructor's `this` is not found in R[0] afterwards.
    public var assignsThis = false
    /// Registers the body uses, 1…255.
    public var registerCount: UInt8 = 1
    /// Inline caches the code refers to.
    public var cacheCount: UInt16 = 0
    public var code: [UInt32] = []
    public var constants: [Constant] = []
    /// Indices into `Program.functions`, all larger than this function's own.
    public var functions: [UInt32] = []
    public var outers: [OuterCapture] = []
    /// Names of the captured variables, in the order of `outers`.
    public var outerNames: [[UInt8]] = []
    public var lines: [LineEntry] = []
    public var live: [LiveEntry] = []
    public var handlers: [ExceptionHandler] = []
    public var locals: [LocalVariable] = []
    /// Names of the parameters with `this`.
    public var parameterNames: [[UInt8]] = []

    public init() {}

    /// First register behind the parameters and, in a variadic function, behind `vargv`.
    public var firstFreeRegister: UInt8 { parameterCount &+ (isVariadic ? 1 : 0) }
    /// In a generator function: the hidden local that holds the generator.
    public var generatorRegister: UInt8 { firstFreeRegister }
}

/// What the compiler makes of a source text, and the verifier checks before a machine may run it.
public struct Program: Equatable, Sendable {
    /// `functions[0]` is the body of the program: variadic, named `main`.
    public var functions: [FunctionCode] = []
    /// Names of the source files, as errors show them.
    public var sources: [[UInt8]] = []
    public init() {}
}
