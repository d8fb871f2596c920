/// Mathematics: in the table `math` on imp, bare in the stock interpreter.
enum MathLibrary {
    static let functions: [NativeSpec] = [
        NativeSpec(.sqrt, "sqrt", 2, ".n"),
        NativeSpec(.sin, "sin", 2, ".n"),
        NativeSpec(.cos, "cos", 2, ".n"),
        NativeSpec(.asin, "asin", 2, ".n"),
        NativeSpec(.acos, "acos", 2, ".n"),
        NativeSpec(.log, "log", 2, ".n"),
        NativeSpec(.log10, "log10", 2, ".n"),
        NativeSpec(.tan, "tan", 2, ".n"),
        NativeSpec(.atan, "atan", 2, ".n"),
        NativeSpec(.atan2, "atan2", 3, ".nn"),
        NativeSpec(.pow, "pow", 3, ".nn"),
        NativeSpec(.floor, "floor", 2, ".n"),
        NativeSpec(.ceil, "ceil", 2, ".n"),
        NativeSpec(.exp, "exp", 2, ".n"),
        NativeSpec(.srand, "srand", 2, ".n"),
        NativeSpec(.rand, "rand", 1),
        NativeSpec(.fabs, "fabs", 2, ".n"),
        NativeSpec(.abs, "abs", 2, ".n"),
    ]
}

extension Core {
    func bootMathematics(_ root: Table) -> Bool {
        guard set(root, "PI", .float(3.14159265)), set(root, "RAND_MAX", .integer(Int32.max)) else { return false }
        if isStock { return define(root, MathLibrary.functions) }
        guard let math = newTable(UInt32(truncatingIfNeeded: MathLibrary.functions.count)) else { return false }
        return define(math, MathLibrary.functions) && set(root, "math", math.asValue)
    }

    // MARK: Chance

    /// The next random number, 0…`RAND_MAX`: the generator SplitMix64 of Steele, Lea and Flood.
    func nextRandom() -> Int32 {
        let seed = state.pointee.randomState &+ 0x9E37_79B9_7F4A_7C15
        state.pointee.randomState = seed
        var mixed = seed
        mixed = (mixed ^ mixed &>> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed &>> 27) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed &>> 31
        return Int32(truncatingIfNeeded: mixed &>> 33)
    }

    /// `srand(seed)`: without effect on imp, whose numbers come from the hardware.
    func seedByScript(_ call: NativeCall) -> Value {
        if isStock { state.pointee.randomState = UInt64(UInt32(bitPattern: call.integer(1))) }
        return .null
    }
}

extension Machine {
    /// Sets where `rand` begins. The same seed gives the same numbers.
    public mutating func seedRandom(_ seed: UInt64) {
        core.state.pointee.randomState = seed
    }
}
