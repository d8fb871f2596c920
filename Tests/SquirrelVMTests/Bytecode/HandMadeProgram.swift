import SquirrelVM

/// A program whose body is written instruction by instruction: register 0 is `this`, 1 is `vargv`, 2…7 are free.
struct HandMadeProgram {
    var body = FunctionCode()
    var inner: [FunctionCode] = []

    /// Nothing but `return null`.
    init() {
        body.isVariadic = true
        body.registerCount = 8
        body.live = [LiveEntry(pc: 0, count: 2)]
    }

    init(_ instructions: [UInt32], live: [(pc: UInt32, count: UInt16)]) {
        self.init()
        body.code = instructions
        body.live = live.map { LiveEntry(pc: $0.pc, count: $0.count) }
    }

    var program: Program {
        var program = Program()
        program.sources = [Array("hand.nut".utf8)]
        program.functions = [body] + inner
        for number in inner.indices { program.functions[0].functions.append(UInt32(number + 1)) }
        return program
    }

    /// An inner function that returns null.
    static func innerFunction(_ captures: [OuterCapture] = [], defaults: UInt8 = 0) -> FunctionCode {
        var function = FunctionCode()
        function.parameterCount = 1 + defaults
        function.defaultCount = defaults
        function.registerCount = 2 + defaults
        function.outers = captures
        function.code = [word(.returnNull)]
        function.live = [LiveEntry(pc: 0, count: 1)]
        return function
    }
}

func word(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> UInt32 {
    UInt32(opcode.rawValue) | UInt32(a & 0xFF) << 8 | UInt32(b & 0xFF) << 16 | UInt32(c & 0xFF) << 24
}

/// The second word of a field access.
func field(_ key: Int, cache: Int) -> UInt32 { UInt32(key) | UInt32(cache) << 16 }

/// A jump distance.
func distance(_ words: Int) -> UInt32 { UInt32(bitPattern: Int32(words)) }

func jump(_ opcode: Opcode, by words: Int) -> UInt32 {
    UInt32(opcode.rawValue) | UInt32(bitPattern: Int32(words)) << 8
}
