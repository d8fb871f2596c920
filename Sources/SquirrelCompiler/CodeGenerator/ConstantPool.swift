import SquirrelVM

/// The constants of the function being generated, each once.
///
/// One pool serves all functions in turn. It is a class because its table is as large as the program has symbols and
/// must not be copied for every function.
final class ConstantPool {
    private(set) var constants: [Constant] = []
    /// By symbol: its index in `constants`, or -1. Kept for all functions and cleared after each.
    private var strings: [Int32]
    private var usedSymbols: [Symbol] = []
    private var others: [Key: Int] = [:]

    private enum Key: Hashable {
        case null
        case bool(Bool)
        case integer(Int32)
        case float(bits: UInt32)
    }

    init(symbolCount: Int) {
        strings = Array(repeating: -1, count: symbolCount)
    }

    func index(of symbol: Symbol, in symbols: SymbolTable) -> Int {
        let known = strings[Int(symbol.rawValue)]
        if known >= 0 { return Int(known) }
        strings[Int(symbol.rawValue)] = Int32(constants.count)
        usedSymbols.append(symbol)
        constants.append(.string(symbols.text(of: symbol)))
        return constants.count - 1
    }

    func index(ofInteger value: Int32) -> Int { index(.integer(value), .integer(value)) }
    func index(ofFloat bits: UInt32) -> Int { index(.float(bits: bits), .float(bits: bits)) }
    func index(ofBool value: Bool) -> Int { index(.bool(value), .bool(value)) }
    func indexOfNull() -> Int { index(.null, .null) }

    private func index(_ key: Key, _ constant: Constant) -> Int {
        if let known = others[key] { return known }
        others[key] = constants.count
        constants.append(constant)
        return constants.count - 1
    }

    /// Makes room for the next function.
    func clear() {
        for symbol in usedSymbols { strings[Int(symbol.rawValue)] = -1 }
        usedSymbols.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        constants.removeAll(keepingCapacity: true)
    }
}
