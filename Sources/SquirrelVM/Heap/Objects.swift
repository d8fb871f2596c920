/// A typed view of one heap object: the block and where the object begins.
protocol HeapObject {
    var core: Core { get }
    var offset: Offset { get }
}

extension HeapObject {
    @inline(__always) func word(_ at: UInt32) -> UInt32 { core.load32(offset &+ at) }
    @inline(__always) func setWord(_ at: UInt32, _ value: UInt32) { core.store32(offset &+ at, value) }
    @inline(__always) func value(_ at: UInt32) -> Value { core.loadValue(offset &+ at) }
    @inline(__always) func setValue(_ at: UInt32, _ value: Value) { core.storeValue(offset &+ at, value) }
}

/// The first eight bytes of every object: kind, flags and a small number, then the count of heap slots that hold it.
enum Header {
    static let kindMask: UInt32 = 0xFF
    /// In the list of objects whose count fell to zero.
    static let queued: UInt32 = 1 << 8
    /// Held by a live register; set only while the zero-count list is worked off.
    static let marked: UInt32 = 1 << 9
    /// A weak reference leads here.
    static let weaklyHeld: UInt32 = 1 << 10
    /// A class that has instances; an array that is being sorted is not locked, so classes only.
    static let locked: UInt32 = 1 << 11
    /// A class or instance that shows as `meta` (objects of imp's API and blobs on imp).
    static let meta: UInt32 = 1 << 12
    /// A table whose delegate chain or own metamethods must be asked; unset means plain.
    static let size: UInt32 = 8
    /// Counts at or above this are never changed: the object belongs to the boot image.
    static let immortal: UInt32 = 0x8000_0000
}

extension Core {
    @inline(__always) func kind(_ offset: Offset) -> UInt32 { load32(offset) & Header.kindMask }
    @inline(__always) func hasFlag(_ offset: Offset, _ flag: UInt32) -> Bool { load32(offset) & flag != 0 }
    @inline(__always) func setFlag(_ offset: Offset, _ flag: UInt32) { store32(offset, load32(offset) | flag) }
    @inline(__always) func clearFlag(_ offset: Offset, _ flag: UInt32) { store32(offset, load32(offset) & ~flag) }
}

/// A byte string, interned: two equal strings are one object. A zero byte follows the last one.
struct StringObject: HeapObject {
    let core: Core
    let offset: Offset
    static let headerSize: UInt32 = 20

    @inline(__always) var fastHash: UInt32 { word(8) }
    @inline(__always) var length: UInt32 { word(12) }
    /// The hash of 3.0.4 that decides table order, 0 until it is first needed.
    @inline(__always) var orderHashField: UInt32 {
        get { word(16) }
        nonmutating set { setWord(16, newValue) }
    }
    @inline(__always) var bytes: UnsafeMutablePointer<UInt8> { core.bytes(offset &+ Self.headerSize) }
    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: Int(length)) }
}

/// A table: chained scatter hash with the node order of Squirrel 3.0.4.
struct Table: HeapObject {
    let core: Core
    let offset: Offset
    static let size: UInt32 = 32

    @inline(__always) var nodes: Offset {
        get { word(8) }
        nonmutating set { setWord(8, newValue) }
    }
    /// Number of nodes minus one; the number is a power of two.
    @inline(__always) var mask: UInt32 {
        get { word(12) }
        nonmutating set { setWord(12, newValue) }
    }
    @inline(__always) var count: UInt32 {
        get { word(16) }
        nonmutating set { setWord(16, newValue) }
    }
    /// Index of the node at which the search for a free one begins.
    @inline(__always) var free: UInt32 {
        get { word(20) }
        nonmutating set { setWord(20, newValue) }
    }
    @inline(__always) var delegate: Offset {
        get { word(24) }
        nonmutating set { setWord(24, newValue) }
    }
}

/// A growable list of values.
struct ArrayObject: HeapObject {
    let core: Core
    let offset: Offset
    static let size: UInt32 = 24

    @inline(__always) var count: UInt32 {
        get { word(8) }
        nonmutating set { setWord(8, newValue) }
    }
    @inline(__always) var capacity: UInt32 {
        get { word(12) }
        nonmutating set { setWord(12, newValue) }
    }
    @inline(__always) var data: Offset {
        get { word(16) }
        nonmutating set { setWord(16, newValue) }
    }
    @inline(__always) func slot(_ index: UInt32) -> Offset { data &+ index &* 8 }
    @inline(__always) subscript(index: UInt32) -> Value { core.loadValue(slot(index)) }
}

/// A script function with the variables it captured and its default arguments.
struct ClosureObject: HeapObject {
    let core: Core
    let offset: Offset
    static let headerSize: UInt32 = 32

    @inline(__always) var prototype: Offset { word(8) }
    /// Captured variables and default values together.
    @inline(__always) var slotCount: UInt32 { word(12) }
    /// What `bindenv` fixed `this` to: a reference to a table, class or instance, or null.
    @inline(__always) var environment: Value {
        get { value(16) }
        nonmutating set { setValue(16, newValue) }
    }
    /// Base of the class in which the function was defined, 0 for none.
    @inline(__always) var base: Offset {
        get { word(24) }
        nonmutating set { setWord(24, newValue) }
    }
    @inline(__always) var outerCount: UInt32 { word(28) }
    @inline(__always) func slot(_ index: UInt32) -> Offset { offset &+ Self.headerSize &+ index &* 8 }
}

/// A function of the library or of the host.
struct NativeObject: HeapObject {
    let core: Core
    let offset: Offset
    static let size: UInt32 = 48

    /// Number in the append-only registry.
    @inline(__always) var id: UInt32 { word(8) }
    /// Parameters with `this`: n exactly n, -n at least n, 0 unchecked.
    @inline(__always) var arity: Int32 { Int32(bitPattern: word(12)) }
    @inline(__always) var environment: Value {
        get { value(16) }
        nonmutating set { setValue(16, newValue) }
    }
    /// The name in traces.
    @inline(__always) var name: Offset { word(24) }
    /// Allowed types of the first parameters, `TypeMask` bits each, 16 bits a parameter; 0 anything.
    @inline(__always) func mask(_ index: UInt32) -> UInt32 {
        (word(28 &+ (index &>> 1) &* 4) &>> ((index & 1) &* 16)) & 0xFFFF
    }
    static let maskCount: UInt32 = 10
}

/// A class: its members by name, the values of its fields and methods, its metamethods.
struct ClassObject: HeapObject {
    let core: Core
    let offset: Offset
    static let size: UInt32 = 64

    /// A table from name to `Member`.
    @inline(__always) var members: Offset { word(8) }
    @inline(__always) var base: Offset { word(12) }
    /// Default values of the fields, an array.
    @inline(__always) var fields: Offset { word(16) }
    /// Functions and static values, an array.
    @inline(__always) var methods: Offset { word(20) }
    /// An array by `Metamethod`, or 0.
    @inline(__always) var metamethods: Offset {
        get { word(24) }
        nonmutating set { setWord(24, newValue) }
    }
    /// Attributes of fields, methods and the class: arrays and a value; 0 until set.
    @inline(__always) var fieldAttributes: Offset {
        get { word(28) }
        nonmutating set { setWord(28, newValue) }
    }
    @inline(__always) var methodAttributes: Offset {
        get { word(32) }
        nonmutating set { setWord(32, newValue) }
    }
    /// Never used twice, so an inline cache that names it cannot be stale.
    @inline(__always) var id: UInt32 {
        get { word(36) }
        nonmutating set { setWord(36, newValue) }
    }
    @inline(__always) var attributes: Value {
        get { value(40) }
        nonmutating set { setValue(40, newValue) }
    }
    /// What the native part of an instance is; see `NativeKind`.
    @inline(__always) var nativeKind: UInt32 {
        get { word(48) }
        nonmutating set { setWord(48, newValue) }
    }
    /// The member number of the constructor plus one, 0 for none.
    @inline(__always) var constructorMember: UInt32 {
        get { word(52) }
        nonmutating set { setWord(52, newValue) }
    }
    /// The name that `_typeof` of a native class gives, a string, or 0.
    @inline(__always) var nativeName: Offset {
        get { word(56) }
        nonmutating set { setWord(56, newValue) }
    }
}

/// What a class's member table holds for a name: the index of a field, or of a method or static value.
struct Member {
    let raw: UInt32
    @inline(__always) init(raw: UInt32) { self.raw = raw }
    @inline(__always) init(field index: UInt32) { raw = index }
    @inline(__always) init(method index: UInt32) { raw = index | 0x0100_0000 }
    @inline(__always) var isMethod: Bool { raw & 0x0100_0000 != 0 }
    @inline(__always) var index: UInt32 { raw & 0x00FF_FFFF }
}

/// An object of a class.
struct InstanceObject: HeapObject {
    let core: Core
    let offset: Offset
    static let headerSize: UInt32 = 32

    @inline(__always) var classOffset: Offset { word(8) }
    /// The class's id, here too so that an inline cache needs one load.
    @inline(__always) var classID: UInt32 { word(12) }
    @inline(__always) var fieldCount: UInt32 { word(16) }
    /// The native part's data, a buffer, or 0.
    @inline(__always) var data: Offset {
        get { word(20) }
        nonmutating set { setWord(20, newValue) }
    }
    /// The host's name for its half of a native object, 0 for none.
    @inline(__always) var hostID: UInt32 {
        get { word(24) }
        nonmutating set { setWord(24, newValue) }
    }
    @inline(__always) func slot(_ index: UInt32) -> Offset { offset &+ Self.headerSize &+ index &* 8 }
}

/// A suspended function and its registers.
struct GeneratorObject: HeapObject {
    let core: Core
    let offset: Offset
    static let headerSize: UInt32 = 40

    @inline(__always) var status: UInt32 {
        get { word(8) }
        nonmutating set { setWord(8, newValue) }
    }
    @inline(__always) var closure: Offset { word(12) }
    /// Where the function goes on.
    @inline(__always) var pc: Offset {
        get { word(16) }
        nonmutating set { setWord(16, newValue) }
    }
    /// Registers kept while suspended, `this` excluded.
    @inline(__always) var savedCount: UInt32 {
        get { word(20) }
        nonmutating set { setWord(20, newValue) }
    }
    /// Room for registers.
    @inline(__always) var capacity: UInt32 { word(24) }
    /// Bytes of the whole object.
    @inline(__always) var totalSize: UInt32 { word(28) }
    /// `this` while suspended: a weak reference where it is an object.
    @inline(__always) var this: Value {
        get { value(32) }
        nonmutating set { setValue(32, newValue) }
    }
    @inline(__always) func slot(_ index: UInt32) -> Offset { offset &+ Self.headerSize &+ index &* 8 }

    static let suspended: UInt32 = 0
    static let running: UInt32 = 1
    static let dead: UInt32 = 2
}

/// Leads to an object without keeping it.
struct WeakReference: HeapObject {
    let core: Core
    let offset: Offset
    static let size: UInt32 = 32

    /// The object as a value; null once it is gone.
    @inline(__always) var target: Value {
        get { value(8) }
        nonmutating set { setValue(8, newValue) }
    }
    /// Next weak reference in the same bucket.
    @inline(__always) var next: Offset {
        get { word(16) }
        nonmutating set { setWord(16, newValue) }
    }
}

/// A captured variable: in a register while its scope lasts, then in itself.
struct Outer: HeapObject {
    let core: Core
    let offset: Offset
    static let size: UInt32 = 32

    /// Where the variable is: a register's offset, or `valueSlot`.
    @inline(__always) var location: Offset {
        get { word(8) }
        nonmutating set { setWord(8, newValue) }
    }
    /// Next open one, by falling register.
    @inline(__always) var next: Offset {
        get { word(12) }
        nonmutating set { setWord(12, newValue) }
    }
    @inline(__always) var valueSlot: Offset { offset &+ 16 }
    @inline(__always) var isOpen: Bool { location != valueSlot }
}

/// Bytes that belong to an instance of a native class: a blob's content, a compiled regular expression.
struct Buffer: HeapObject {
    let core: Core
    let offset: Offset
    static let headerSize: UInt32 = 32

    @inline(__always) var capacity: UInt32 { word(8) }
    @inline(__always) var count: UInt32 {
        get { word(12) }
        nonmutating set { setWord(12, newValue) }
    }
    @inline(__always) var position: UInt32 {
        get { word(16) }
        nonmutating set { setWord(16, newValue) }
    }
    @inline(__always) var extra: UInt32 {
        get { word(20) }
        nonmutating set { setWord(20, newValue) }
    }
    @inline(__always) var bytes: UnsafeMutablePointer<UInt8> { core.bytes(offset &+ Self.headerSize) }
}

/// A function as the compiler made it, laid out for running.
///
/// Behind the fixed part stand the inline caches, then the constants, then the code, then the tables.
struct Prototype: HeapObject {
    let core: Core
    let offset: Offset
    static let headerSize: UInt32 = 112

    @inline(__always) var totalSize: UInt32 { word(8) }
    @inline(__always) var constants: Offset { word(12) }
    @inline(__always) var constantCount: UInt32 { word(16) }
    @inline(__always) var code: Offset { word(20) }
    @inline(__always) var codeCount: UInt32 { word(24) }
    /// Bits 0…7 parameters, 8…15 registers, 16…23 defaults, 24… `PrototypeFlags`.
    @inline(__always) var shape: UInt32 { word(28) }
    @inline(__always) var name: Offset { word(32) }
    @inline(__always) var source: Offset { word(36) }
    @inline(__always) var line: UInt32 { word(40) }
    @inline(__always) var cacheCount: UInt32 { word(44) }
    /// Offsets of prototypes, 4 bytes each.
    @inline(__always) var functions: Offset { word(48) }
    @inline(__always) var functionCount: UInt32 { word(52) }
    @inline(__always) var outers: Offset { word(56) }
    @inline(__always) var outerCount: UInt32 { word(60) }
    @inline(__always) var lines: Offset { word(64) }
    @inline(__always) var lineCount: UInt32 { word(68) }
    @inline(__always) var live: Offset { word(72) }
    @inline(__always) var liveCount: UInt32 { word(76) }
    @inline(__always) var handlers: Offset { word(80) }
    @inline(__always) var handlerCount: UInt32 { word(84) }
    @inline(__always) var locals: Offset { word(88) }
    @inline(__always) var localCount: UInt32 { word(92) }
    /// The machine's list of all prototypes, both ways.
    @inline(__always) var next: Offset {
        get { word(96) }
        nonmutating set { setWord(96, newValue) }
    }
    @inline(__always) var previous: Offset {
        get { word(100) }
        nonmutating set { setWord(100, newValue) }
    }

    @inline(__always) var parameterCount: UInt32 { shape & 0xFF }
    @inline(__always) var registerCount: UInt32 { (shape &>> 8) & 0xFF }
    @inline(__always) var defaultCount: UInt32 { (shape &>> 16) & 0xFF }
    @inline(__always) var isVariadic: Bool { shape & Self.variadic != 0 }
    @inline(__always) var isGenerator: Bool { shape & Self.generator != 0 }

    static let variadic: UInt32 = 1 << 24
    static let generator: UInt32 = 1 << 25
    static let assignsThis: UInt32 = 1 << 26
}
