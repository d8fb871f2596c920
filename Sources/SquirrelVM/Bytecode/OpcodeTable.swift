/// How an instruction uses one of its three operand bytes.
public enum OperandRole: UInt8, Sendable {
    /// Not used; must be zero.
    case none
    /// A register that is read.
    case read
    /// A register that is written.
    case write
    /// A register that is read and then written.
    case update
    /// An unsigned number 0…255 whose meaning the prose gives.
    case unsigned
    /// A signed number -128…127.
    case signed
    /// An index 0…255 into the function's constants.
    case constant
    /// A register that is read, or 255 for "none".
    case optional
    /// First byte of a 16-bit unsigned number made of B and C (low byte first).
    case unsigned16
    /// First byte of a 16-bit signed number made of B and C.
    case signed16
    /// First byte of a 16-bit index into the function's constants, made of B and C.
    case constant16
    /// First byte of a 16-bit index into the function's captured variables, made of B and C.
    case outer16
}

/// What the word behind an instruction holds, if there is one.
public enum ExtensionRole: UInt8, Sendable {
    case none
    /// A signed jump distance in words, counted from the word behind the extension; never negative.
    case forward
    /// The same, always negative: the jump is counted against the budget.
    case backward
    /// Low half: index of the key in the constants. High half: inline cache, 65535 for none.
    case field
    /// Index of a constant.
    case constant
    /// Index into the function's list of inner functions.
    case function
    /// Bit 0: static. Bits 8…15: register of the attributes, 255 for none.
    case member
}

/// What an instruction does beyond its operands; the verifier and the machine's tables read it.
public struct OpcodeEffects: OptionSet, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Control never reaches the next instruction by itself.
    public static let endsBlock = OpcodeEffects(rawValue: 1 << 0)
    /// Carries a 24-bit jump distance in A, B and C.
    public static let jump24 = OpcodeEffects(rawValue: 1 << 1)
    /// Reads R[A] … R[A+B] and leaves the registers above A undefined.
    public static let call = OpcodeEffects(rawValue: 1 << 2)
    /// Reads R[B] … R[B+C-1].
    public static let readsListAtB = OpcodeEffects(rawValue: 1 << 3)
    /// Writes R[A+1] as well as R[A].
    public static let writesPair = OpcodeEffects(rawValue: 1 << 4)
    /// Writes R[A] … R[A+B].
    public static let writesRange = OpcodeEffects(rawValue: 1 << 5)
    /// Reads and writes the four registers of a foreach loop, R[A] … R[A+3].
    public static let foreachState = OpcodeEffects(rawValue: 1 << 6)
    /// Only the machine's own stubs contain it; a program that does is refused.
    public static let internalOnly = OpcodeEffects(rawValue: 1 << 7)
    /// May only stand in a generator function.
    public static let generatorOnly = OpcodeEffects(rawValue: 1 << 8)
    /// Reads the default values of the new function, as many as it declares, from R[B] on.
    public static let readsDefaultsAtB = OpcodeEffects(rawValue: 1 << 9)
}

/// One row of the opcode table.
public struct OpcodeSpec: Sendable {
    public let name: StaticString
    public let a: OperandRole
    public let b: OperandRole
    public let c: OperandRole
    public let ext: ExtensionRole
    public let effects: OpcodeEffects
    /// One line of prose: what the instruction does.
    public let prose: StaticString

    init(
        _ name: StaticString, _ a: OperandRole, _ b: OperandRole, _ c: OperandRole, _ prose: StaticString,
        ext: ExtensionRole = .none, effects: OpcodeEffects = []
    ) {
        self.name = name
        self.a = a
        self.b = b
        self.c = c
        self.ext = ext
        self.effects = effects
        self.prose = prose
    }

    /// Length of the instruction in 32-bit words.
    public var words: Int { ext == .none ? 1 : 2 }
}

/// The opcodes, in the order of their numbers. The enum `Opcode` and `docs/bytecode.md` are generated from this table.
///
/// An instruction is a 32-bit little-endian word: opcode, A, B, C (a byte each), sometimes followed by a second word.
/// R[n] is a register of the running function, R[0] is `this`. K[n] is a constant. Where the container of an access is
/// R[0], a name that the container lacks is looked up in the root table, as `this.name` and the bare `name` are.
public let opcodeTable: [OpcodeSpec] = [
    OpcodeSpec(
        "halt", .none, .none, .none, "leaves the machine's loop: the host's call has returned",
        effects: [.internalOnly, .endsBlock]),
    OpcodeSpec(
        "continuation", .none, .none, .none, "hands the returned value to the continuation frame",
        effects: [.internalOnly, .endsBlock]),

    OpcodeSpec("move", .write, .read, .none, "R[A] = R[B]"),
    OpcodeSpec("loadConstant", .write, .constant16, .none, "R[A] = K[BC]"),
    OpcodeSpec("loadConstantWide", .write, .none, .none, "R[A] = K[extension]", ext: .constant),
    OpcodeSpec("loadInteger", .write, .signed16, .none, "R[A] = BC"),
    OpcodeSpec("loadNull", .write, .unsigned, .none, "R[A] … R[A+B] = null", effects: .writesRange),
    OpcodeSpec("loadBool", .write, .unsigned, .none, "R[A] = (B != 0)"),
    OpcodeSpec("loadRoot", .write, .none, .none, "R[A] = the root table"),
    OpcodeSpec("loadBase", .write, .none, .none, "R[A] = base class of the running function's class, or null"),
    OpcodeSpec(
        "closure", .write, .unsigned, .none, "R[A] = inner function; its default values are taken from R[B] on",
        ext: .function, effects: .readsDefaultsAtB),
    OpcodeSpec("getOuter", .write, .outer16, .none, "R[A] = captured variable BC"),
    OpcodeSpec("setOuter", .read, .outer16, .none, "captured variable BC = R[A]"),

    OpcodeSpec("getField", .write, .read, .none, "R[A] = R[B].key", ext: .field),
    OpcodeSpec("setField", .read, .read, .none, "R[A].key = R[B]", ext: .field),
    OpcodeSpec(
        "selfField", .write, .read, .none, "R[A] = R[B].key and R[A+1] = R[B]",
        ext: .field, effects: .writesPair),
    OpcodeSpec("getIndex", .write, .read, .read, "R[A] = R[B][R[C]]"),
    OpcodeSpec("setIndex", .read, .read, .read, "R[A][R[B]] = R[C]"),
    OpcodeSpec("selfIndex", .write, .read, .read, "R[A] = R[B][R[C]] and R[A+1] = R[B]", effects: .writesPair),
    OpcodeSpec("getIndexI", .write, .read, .unsigned, "R[A] = R[B][C], C a number"),
    OpcodeSpec("setIndexI", .read, .unsigned, .read, "R[A][B] = R[C], B a number"),
    OpcodeSpec("newSlot", .read, .read, .read, "R[A][R[B]] <- R[C]"),
    OpcodeSpec("newSlotField", .read, .read, .none, "R[A].key <- R[B]", ext: .field),
    OpcodeSpec("deleteSlot", .write, .read, .read, "R[A] = delete R[B][R[C]]"),
    OpcodeSpec("exists", .write, .read, .read, "R[A] = R[B] in R[C]"),
    OpcodeSpec("instanceOf", .write, .read, .read, "R[A] = R[B] instanceof R[C]"),

    OpcodeSpec("add", .write, .read, .read, "R[A] = R[B] + R[C]"),
    OpcodeSpec("sub", .write, .read, .read, "R[A] = R[B] - R[C]"),
    OpcodeSpec("mul", .write, .read, .read, "R[A] = R[B] * R[C]"),
    OpcodeSpec("div", .write, .read, .read, "R[A] = R[B] / R[C]"),
    OpcodeSpec("mod", .write, .read, .read, "R[A] = R[B] % R[C]"),
    OpcodeSpec("and", .write, .read, .read, "R[A] = R[B] & R[C]"),
    OpcodeSpec("or", .write, .read, .read, "R[A] = R[B] | R[C]"),
    OpcodeSpec("xor", .write, .read, .read, "R[A] = R[B] ^ R[C]"),
    OpcodeSpec("shl", .write, .read, .read, "R[A] = R[B] << R[C]"),
    OpcodeSpec("shr", .write, .read, .read, "R[A] = R[B] >> R[C]"),
    OpcodeSpec("ushr", .write, .read, .read, "R[A] = R[B] >>> R[C]"),
    OpcodeSpec("addK", .write, .read, .constant, "R[A] = R[B] + K[C]"),
    OpcodeSpec("subK", .write, .read, .constant, "R[A] = R[B] - K[C]"),
    OpcodeSpec("mulK", .write, .read, .constant, "R[A] = R[B] * K[C]"),
    OpcodeSpec("divK", .write, .read, .constant, "R[A] = R[B] / K[C]"),
    OpcodeSpec("modK", .write, .read, .constant, "R[A] = R[B] % K[C]"),
    OpcodeSpec("andK", .write, .read, .constant, "R[A] = R[B] & K[C]"),
    OpcodeSpec("orK", .write, .read, .constant, "R[A] = R[B] | K[C]"),
    OpcodeSpec("xorK", .write, .read, .constant, "R[A] = R[B] ^ K[C]"),
    OpcodeSpec("shlK", .write, .read, .constant, "R[A] = R[B] << K[C]"),
    OpcodeSpec("shrK", .write, .read, .constant, "R[A] = R[B] >> K[C]"),
    OpcodeSpec("ushrK", .write, .read, .constant, "R[A] = R[B] >>> K[C]"),
    OpcodeSpec("addI", .write, .read, .signed, "R[A] = R[B] + C"),
    OpcodeSpec("negate", .write, .read, .none, "R[A] = -R[B]"),
    OpcodeSpec("not", .write, .read, .none, "R[A] = !R[B]"),
    OpcodeSpec("bitNot", .write, .read, .none, "R[A] = ~R[B]"),
    OpcodeSpec("typeOf", .write, .read, .none, "R[A] = typeof R[B]"),
    OpcodeSpec("cloneValue", .write, .read, .none, "R[A] = clone R[B]"),
    OpcodeSpec("equal", .write, .read, .read, "R[A] = R[B] == R[C]"),
    OpcodeSpec("notEqual", .write, .read, .read, "R[A] = R[B] != R[C]"),
    OpcodeSpec("less", .write, .read, .read, "R[A] = R[B] < R[C]"),
    OpcodeSpec("lessEqual", .write, .read, .read, "R[A] = R[B] <= R[C]"),
    OpcodeSpec("greater", .write, .read, .read, "R[A] = R[B] > R[C]"),
    OpcodeSpec("greaterEqual", .write, .read, .read, "R[A] = R[B] >= R[C]"),
    OpcodeSpec("threeWay", .write, .read, .read, "R[A] = R[B] <=> R[C]"),

    OpcodeSpec("jump", .none, .none, .none, "goes forward by ABC words", effects: [.jump24, .endsBlock]),
    OpcodeSpec(
        "loop", .none, .none, .none, "goes back by ABC words (a negative number)",
        effects: [.jump24, .endsBlock]),
    OpcodeSpec("jumpTrue", .read, .none, .none, "jumps if R[A] is true", ext: .forward),
    OpcodeSpec("jumpFalse", .read, .none, .none, "jumps if R[A] is false", ext: .forward),
    OpcodeSpec("jumpEqual", .read, .read, .none, "jumps if R[A] == R[B]", ext: .forward),
    OpcodeSpec("jumpNotEqual", .read, .read, .none, "jumps if R[A] != R[B]", ext: .forward),
    OpcodeSpec("jumpEqualK", .read, .constant, .none, "jumps if R[A] == K[B]", ext: .forward),
    OpcodeSpec("jumpNotEqualK", .read, .constant, .none, "jumps if R[A] != K[B]", ext: .forward),
    OpcodeSpec("jumpLess", .read, .read, .none, "jumps if R[A] < R[B]", ext: .forward),
    OpcodeSpec("jumpLessEqual", .read, .read, .none, "jumps if R[A] <= R[B]", ext: .forward),
    OpcodeSpec("jumpGreater", .read, .read, .none, "jumps if R[A] > R[B]", ext: .forward),
    OpcodeSpec("jumpGreaterEqual", .read, .read, .none, "jumps if R[A] >= R[B]", ext: .forward),
    OpcodeSpec("jumpNotLess", .read, .read, .none, "jumps unless R[A] < R[B]", ext: .forward),
    OpcodeSpec("jumpNotLessEqual", .read, .read, .none, "jumps unless R[A] <= R[B]", ext: .forward),
    OpcodeSpec("jumpNotGreater", .read, .read, .none, "jumps unless R[A] > R[B]", ext: .forward),
    OpcodeSpec("jumpNotGreaterEqual", .read, .read, .none, "jumps unless R[A] >= R[B]", ext: .forward),
    OpcodeSpec("jumpLessI", .read, .signed, .none, "jumps if R[A] < B", ext: .forward),
    OpcodeSpec("jumpLessEqualI", .read, .signed, .none, "jumps if R[A] <= B", ext: .forward),
    OpcodeSpec("jumpGreaterI", .read, .signed, .none, "jumps if R[A] > B", ext: .forward),
    OpcodeSpec("jumpGreaterEqualI", .read, .signed, .none, "jumps if R[A] >= B", ext: .forward),
    OpcodeSpec("jumpNotLessI", .read, .signed, .none, "jumps unless R[A] < B", ext: .forward),
    OpcodeSpec("jumpNotLessEqualI", .read, .signed, .none, "jumps unless R[A] <= B", ext: .forward),
    OpcodeSpec("jumpNotGreaterI", .read, .signed, .none, "jumps unless R[A] > B", ext: .forward),
    OpcodeSpec("jumpNotGreaterEqualI", .read, .signed, .none, "jumps unless R[A] >= B", ext: .forward),
    OpcodeSpec("loopTrue", .read, .none, .none, "goes back if R[A] is true", ext: .backward),
    OpcodeSpec("loopFalse", .read, .none, .none, "goes back if R[A] is false", ext: .backward),
    OpcodeSpec("loopEqual", .read, .read, .none, "goes back if R[A] == R[B]", ext: .backward),
    OpcodeSpec("loopNotEqual", .read, .read, .none, "goes back if R[A] != R[B]", ext: .backward),
    OpcodeSpec("loopLess", .read, .read, .none, "goes back if R[A] < R[B]", ext: .backward),
    OpcodeSpec("loopLessEqual", .read, .read, .none, "goes back if R[A] <= R[B]", ext: .backward),
    OpcodeSpec("loopGreater", .read, .read, .none, "goes back if R[A] > R[B]", ext: .backward),
    OpcodeSpec("loopGreaterEqual", .read, .read, .none, "goes back if R[A] >= R[B]", ext: .backward),
    OpcodeSpec("loopLessI", .read, .signed, .none, "goes back if R[A] < B", ext: .backward),
    OpcodeSpec("loopLessEqualI", .read, .signed, .none, "goes back if R[A] <= B", ext: .backward),
    OpcodeSpec("loopGreaterI", .read, .signed, .none, "goes back if R[A] > B", ext: .backward),
    OpcodeSpec("loopGreaterEqualI", .read, .signed, .none, "goes back if R[A] >= B", ext: .backward),
    OpcodeSpec("stepLoopLess", .update, .read, .signed, "R[A] = R[A] + C; goes back if R[A] < R[B]", ext: .backward),
    OpcodeSpec(
        "stepLoopLessEqual", .update, .read, .signed, "R[A] = R[A] + C; goes back if R[A] <= R[B]",
        ext: .backward),
    OpcodeSpec(
        "stepLoopLessK", .update, .constant, .signed, "R[A] = R[A] + C; goes back if R[A] < K[B]",
        ext: .backward),

    OpcodeSpec("call", .update, .unsigned, .none, "R[A] = R[A](R[A+1] … R[A+B]), R[A+1] being `this`", effects: .call),
    OpcodeSpec(
        "tailCall", .update, .unsigned, .none,
        "as call, but a script function takes over this frame; always before `return A`",
        effects: .call),
    OpcodeSpec("return", .read, .none, .none, "returns R[A]", effects: .endsBlock),
    OpcodeSpec("returnNull", .none, .none, .none, "returns null", effects: .endsBlock),
    OpcodeSpec("yield", .read, .none, .none, "suspends the generator with the value R[A]", effects: .generatorOnly),
    OpcodeSpec("yieldNull", .none, .none, .none, "suspends the generator with null", effects: .generatorOnly),
    OpcodeSpec(
        "resume", .update, .unsigned, .none, "R[A] = what the generator R[A] yields or returns next (B = 0)",
        effects: .call),
    OpcodeSpec(
        "foreachPrepare", .read, .none, .none,
        "R[A+1] … R[A+3] = null: starts a loop over R[A] and jumps to its foreachNext",
        ext: .forward, effects: [.foreachState, .endsBlock]),
    OpcodeSpec(
        "foreachNext", .read, .none, .none,
        "if R[A] has a next element: R[A+1] = state, R[A+2] = key, R[A+3] = value, goes back",
        ext: .backward, effects: .foreachState),
    OpcodeSpec("throwValue", .read, .none, .none, "throws R[A]", effects: .endsBlock),
    OpcodeSpec(
        "closeOuters", .unsigned, .none, .none, "detaches captured variables from R[A] and the registers above it"),
    OpcodeSpec("newTable", .write, .unsigned16, .none, "R[A] = a new table with room for BC slots"),
    OpcodeSpec("newArray", .write, .unsigned16, .none, "R[A] = a new empty array with room for BC elements"),
    OpcodeSpec(
        "append", .read, .unsigned, .unsigned, "appends R[B] … R[B+C-1] to the array R[A]",
        effects: .readsListAtB),
    OpcodeSpec("newClass", .write, .optional, .optional, "R[A] = a new class with base R[B] and attributes R[C]"),
    OpcodeSpec(
        "newMember", .read, .read, .read, "adds the member with key R[B] and value R[C] to the class R[A]",
        ext: .member),
]
