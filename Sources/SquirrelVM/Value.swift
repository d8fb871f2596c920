/// A position in a machine's block, in bytes from its start. 0 means "none".
public typealias Offset = UInt32

/// The kind of a value, and of the heap object that a reference leads to.
///
/// Integers are 0 and floats 1 so that one OR of two tags tells whether both are integers.
public enum Tag {
    public static let integer: UInt32 = 0
    public static let float: UInt32 = 1
    public static let null: UInt32 = 2
    public static let bool: UInt32 = 3
    /// Tags from here on carry the offset of a heap object.
    public static let firstHeap: UInt32 = 8
    public static let string: UInt32 = 8
    public static let table: UInt32 = 9
    public static let array: UInt32 = 10
    public static let closure: UInt32 = 11
    public static let native: UInt32 = 12
    public static let classObject: UInt32 = 13
    public static let instance: UInt32 = 14
    public static let generator: UInt32 = 15
    public static let weakReference: UInt32 = 16
    /// Kinds that programs never see as values.
    public static let outer: UInt32 = 17
    public static let prototype: UInt32 = 18
    public static let buffer: UInt32 = 19
    /// One past the last heap kind.
    public static let end: UInt32 = 20
    /// Marks the two results of a slow path that are not values; never stored.
    static let control: UInt32 = 0xFFFF_FFFF
}

/// A value of the language: 8 bytes, the tag in the high half and the payload in the low half.
///
/// The payload is the integer, the float's bits, 0 or 1 for a bool, or the offset of a heap object. 0 is the integer 0.
public struct Value: Equatable, Sendable {
    public var bits: UInt64

    @inline(__always) init(bits: UInt64) { self.bits = bits }
    @inline(__always) init(tag: UInt32, payload: UInt32) { bits = UInt64(tag) &<< 32 | UInt64(payload) }

    @inline(__always) public static func integer(_ value: Int32) -> Value {
        Value(bits: UInt64(UInt32(bitPattern: value)))
    }
    @inline(__always) public static func float(_ value: Float) -> Value {
        Value(tag: Tag.float, payload: value.bitPattern)
    }
    @inline(__always) public static func bool(_ value: Bool) -> Value {
        Value(tag: Tag.bool, payload: value ? 1 : 0)
    }
    public static var null: Value { @inline(__always) get { Value(tag: Tag.null, payload: 0) } }

    @inline(__always) public var tag: UInt32 { UInt32(truncatingIfNeeded: bits &>> 32) }
    @inline(__always) public var payload: UInt32 { UInt32(truncatingIfNeeded: bits) }

    @inline(__always) public var isInteger: Bool { tag == Tag.integer }
    @inline(__always) public var isFloat: Bool { tag == Tag.float }
    @inline(__always) public var isNumber: Bool { tag <= Tag.float }
    @inline(__always) public var isNull: Bool { tag == Tag.null }
    @inline(__always) public var isBool: Bool { tag == Tag.bool }
    @inline(__always) public var isHeap: Bool { tag >= Tag.firstHeap }
    @inline(__always) public var isTable: Bool { tag == Tag.table }
    @inline(__always) public var isString: Bool { tag == Tag.string }

    /// The integer, where `isInteger`.
    @inline(__always) public var integer: Int32 { Int32(bitPattern: payload) }
    /// The float, where `isFloat`.
    @inline(__always) public var float: Float { Float(bitPattern: payload) }
    /// Where the heap object begins, where `isHeap`.
    @inline(__always) public var offset: Offset { payload }

    /// False for null, false, 0, 0.0 and -0.0; true for everything else, empty strings and NaN included.
    @inline(__always) public var isTrue: Bool { payload != 0 && bits != 0x1_8000_0000 }
}

/// Results of a slow path that are not values.
///
/// `control` says that the machine's frames, or its pending exception, have changed: the loop reloads its state.
extension Value {
    static var control: Value { @inline(__always) get { Value(tag: Tag.control, payload: 0) } }
    /// The name was not found; only between lookups, never seen by the loop.
    static var missing: Value { @inline(__always) get { Value(tag: Tag.control, payload: 1) } }
    @inline(__always) var isControl: Bool { tag == Tag.control }
    @inline(__always) var isMissing: Bool { bits == Value.missing.bits }
}

/// `Float` to `Int32` as the language converts: truncation, out of range by the processor that is imitated.
@inline(__always)
func truncateToInteger(_ value: Float, saturating: Bool) -> Int32 {
    if value > -2147483904.0 && value < 2147483648.0 { return Int32(value) }
    if saturating {
        if value != value { return 0 }
        return value < 0 ? Int32.min : Int32.max
    }
    return Int32.min
}
