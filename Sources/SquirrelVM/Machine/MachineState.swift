/// The machine's own fields, at the start of its block. Everything that points is an offset.
struct MachineState {
    // Where the program stands.
    var pc: Offset = 0
    /// Offset of R[0] of the top frame.
    var frame: Offset = 0
    /// Calls and backward jumps left in this slice; below zero the loop returns to the driver.
    var budget: Int32 = 0
    /// What the budget held when an event set it below zero before its time.
    var withheldBudget: Int32 = 0
    /// Whether `withheldBudget` counts.
    var withholds: UInt32 = 0
    /// The stack, not the heap, ran out.
    var stackFull: UInt32 = 0
    /// Work charged to the slice that was no call or backward jump.
    var extraCharge: UInt64 = 0
    /// Work of the host for the program, to be charged to the next slice.
    var hostWork: UInt32 = 0
    /// The budget that the slice began with.
    var granted: Int32 = 0
    /// Why the loop must return at the next safe point: bits of `Interrupt`.
    var interrupt: UInt32 = 0
    /// Why the loop returns now: an `ExitCode`.
    var exit: UInt32 = 0
    /// Nesting of natives and metamethods.
    var depth: UInt32 = 0
    var depthLimit: UInt32 = 0
    /// Whether `exception` waits to be handled.
    var throwing: UInt32 = 0
    /// Memory ran out where no result could be made up: the loop returns at once.
    var fatal: UInt32 = 0
    /// Bits of `DialectFlags`.
    var dialect: UInt32 = 0
    var exception = Value.null
    /// The value with which the loop left, or the host's answer to a host call.
    var result = Value.null
    /// Kept alive while a slow path needs it.
    var pinned = Value.null
    /// The same for a native that `_call` names, and while the host answers it.
    var lastArgument = Value.null
    /// Host call that waits: its number, its arguments' frame, its ticket.
    var hostFunction: UInt32 = 0
    var hostArguments: Offset = 0
    var hostCount: UInt32 = 0
    var ticket: UInt32 = 0
    /// End of the arguments of a native that a continuation frame calls, 0 otherwise.
    var argumentsEnd: Offset = 0
    /// The instruction under way, for natives and slow paths that must come back to it.
    var instruction: Offset = 0
    /// Deepest open captured variable.
    var openOuters: Offset = 0

    // Fixed places of the block.
    var stackBase: Offset = 0
    var stackEnd: Offset = 0
    var queueBase: Offset = 0
    var queueEnd: Offset = 0
    /// The map of objects, up to `heapBase`.
    var objectMap: Offset = 0
    var heapBase: Offset = 0
    var heapTop: Offset = 0
    var heapEnd: Offset = 0

    // Memory.
    var used: UInt32 = 0
    /// Beyond this much in use, dead objects are collected at the next safe point; at most `limit`.
    var softLimit: UInt32 = 0
    var limit: UInt32 = 0
    var reserve: UInt32 = 0
    /// Bytes freed in large blocks since free pages were last given back to the system.
    var freedSinceTrim: UInt32 = 0
    var lastLarge: Offset = 0
    var slab: Offset = 0
    var slabEnd: Offset = 0
    var queueCount: UInt32 = 0
    var queueTrigger: UInt32 = 0
    /// Whether the boot is over.
    var isSealed: UInt32 = 0
    /// Allocations until one is made to fail; 0 never (`failAllocation(after:)`).
    var failAllocation: UInt32 = 0

    // Strings.
    var buckets: Offset = 0
    var bucketMask: UInt32 = 0
    var stringCount: UInt32 = 0

    // Weak references.
    var weakBuckets: Offset = 0
    var weakMask: UInt32 = 0
    var weakCount: UInt32 = 0

    // Roots.
    var roots: Offset = 0
    var rootCapacity: UInt32 = 0
    var freeRoot: UInt32 = 0
    /// Names of host objects whose instances died, an internal array of integers.
    var deadHosts: Offset = 0
    /// Reports of uncaught errors not yet taken by the driver.
    var reports: Offset = 0

    var rootTable: Offset = 0
    var registry: Offset = 0
    var emptyNodes: Offset = 0
    var stubs: Offset = 0
    var stubClosure: Offset = 0
    var nextClassID: UInt32 = 1
    /// All prototypes, so that caches can be flushed.
    var prototypes: Offset = 0
    var randomState: UInt64 = 0
    /// What the library keeps, an internal array by `LibraryValue`.
    var library: Offset = 0
    /// Default delegates by `DelegateIndex`, and interned names by `NameIndex`.
    var delegates: Offset = 0
    var names: Offset = 0
    /// Reads of weak references that had to look at the stack (statistics).
    var reconciliations: UInt32 = 0
    /// Names that were looked up in vain although a later release has them; the latest one, a string.
    var missedName: Offset = 0
    /// Whether the host wants to see every exception where it is thrown.
    var stopsAtThrows: UInt32 = 0
}

/// Values of `MachineState.throwing`.
enum Throwing {
    static let none: UInt32 = 0
    static let pending: UInt32 = 1
    /// The program's error handler has seen it.
    static let handled: UInt32 = 2
    /// The host has seen it.
    static let shown: UInt32 = 3
}

/// Bits of `MachineState.interrupt`.
enum Interrupt {
    static let outOfMemory: UInt32 = 1
    static let host: UInt32 = 2
    static let report: UInt32 = 4
    /// The queue of objects with count zero is long.
    static let collect: UInt32 = 8
    static let all = outOfMemory | host | report | collect
}

/// Values of `MachineState.exit`.
enum ExitCode {
    static let none: UInt32 = 0
    static let finished: UInt32 = 1
    static let uncaught: UInt32 = 2
    static let hostCall: UInt32 = 3
    static let budget: UInt32 = 4
    static let outOfMemory: UInt32 = 5
    static let interrupted: UInt32 = 6
}

/// Where the language differs between the device, the agent and the stock interpreter.
struct DialectFlags {
    /// Shifts by 32 and more give 0 or the sign, out-of-range floats saturate, `(null : 0x0)`: an ARM processor.
    static let arm: UInt32 = 1
    /// `type()` of a blob and of API objects is `meta`.
    static let metaObjects: UInt32 = 2
    /// Addresses as the stock interpreter prints them, `0x` before what C prints for a pointer.
    static let stockAddresses: UInt32 = 4
    /// The library of the stock interpreter, with what imp removed and without what imp added.
    static let stockLibrary: UInt32 = 8
    /// C's `long` has 64 bits: what `tointeger` makes of too large a number.
    static let wideLongs: UInt32 = 16
    static let all = arm | metaObjects | stockAddresses | stockLibrary | wideLongs
}
