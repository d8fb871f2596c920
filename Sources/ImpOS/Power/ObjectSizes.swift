public import SquirrelVM

/// Bytes that an object of a program takes on a module.
///
/// The sizes are those of Squirrel 3.0.4's structures on a 32-bit processor, with its list of collectable objects. What
/// the vendor's allocator adds to a block is chosen.
public enum ObjectSizes {
    /// A block is a multiple of this, its header included.
    static let step = 8
    static let blockHeader = 8

    /// One place of a table, of an array, a register.
    static let value = 8
    static let node = 20
    static let stringHeader = 32
    static let table = 44
    static let leastNodes = 4
    static let array = 36
    static let closure = 44
    static let native = 64
    static let classObject = 228
    /// One field is in it.
    static let instance = 52
    static let generator = 104
    static let weakReference = 20
    static let outer = 44
    static let blob = 24
    static let prototype = 112
    static let outerRecord = 20
    static let lineRecord = 8
    static let localRecord = 20
    static let defaultRecord = 4

    /// - Parameter codeInRAM: whether instructions and what belongs to them are copied out of flash, as imp005 does.
    public static func bytes(of shape: ObjectShape, codeInRAM: Bool) -> Int {
        switch shape {
        case .string(let bytes): block(stringHeader + Int(bytes))
        case .table(let nodes): block(table) + block(node * max(leastNodes, Int(nodes)))
        case .array(let capacity): block(array) + block(value * Int(capacity))
        case .closure(let values): block(closure + value * Int(values))
        case .native: block(native)
        case .classObject: block(classObject)
        case .instance(let fields): block(instance + value * max(0, Int(fields) - 1))
        case .generator(let registers): block(generator) + block(value * Int(registers))
        case .weakReference: block(weakReference)
        case .outer: block(outer)
        case .prototype(let shape): bytes(of: shape, codeInRAM: codeInRAM)
        case .buffer(let bytes): block(blob) + block(Int(bytes))
        }
    }

    private static func bytes(of shape: PrototypeShape, codeInRAM: Bool) -> Int {
        let values = Int(shape.constants) + Int(shape.parameters) + Int(shape.functions)
        let code = 4 * Int(shape.codeWords) + lineRecord * Int(shape.lines) + localRecord * Int(shape.locals)
        return block(
            prototype + value * values + outerRecord * Int(shape.outers) + defaultRecord * Int(shape.defaults)
                + (codeInRAM ? code : 0))
    }

    /// No bytes take no block.
    private static func block(_ bytes: Int) -> Int {
        bytes == 0 ? 0 : (bytes + blockHeader + step - 1) / step * step
    }
}
