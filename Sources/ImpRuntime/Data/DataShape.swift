public import SquirrelVM

/// What a value is to JSON and to messages.
enum DataShape {
    case null, bool, integer, float, string, blob, array, table
    /// Functions, classes, instances and API objects: nothing that can be sent or written.
    case other
}

extension Machine {
    func shape(of value: Value) -> DataShape {
        switch value.tag {
        case Tag.null: .null
        case Tag.bool: .bool
        case Tag.integer: .integer
        case Tag.float: .float
        case Tag.string: .string
        case Tag.array: .array
        case Tag.table: .table
        case Tag.instance: isBlob(value) ? .blob : .other
        default: .other
        }
    }

    /// A string or a blob as bytes.
    public func data(_ value: Value) -> [UInt8]? { bytes(value) ?? blobBytes(value) }
}

/// Why data could not be written or read.
public enum DataFailure: Error, Equatable {
    /// A container contains itself.
    case circular
    /// More bytes than allowed.
    case tooLong
    /// The text or the bytes are not what they should be.
    case invalid
    case outOfMemory

    /// The problem as imp's errors word it: `<problem> in http.jsonencode(value)`.
    public var problem: String {
        switch self {
        case .circular: "circular reference"
        case .tooLong: "value too long"
        case .invalid: "invalid data"
        case .outOfMemory: "out of memory"
        }
    }
}

/// The containers that writing is inside of, outermost first; an explicit stack, so that no nesting is too deep.
struct ContainerPath {
    struct Level {
        let container: Value
        let isTable: Bool
        /// Where in the container writing goes on.
        var position = 0
        /// Members written so far.
        var count = 0
    }

    private(set) var levels: [Level] = []
    private var open: Set<UInt64> = []

    var isEmpty: Bool { levels.isEmpty }

    /// Goes into a container. Throws when writing is inside of it already.
    mutating func enter(_ container: Value, isTable: Bool) throws(DataFailure) {
        guard open.insert(container.bits).inserted else { throw .circular }
        levels.append(Level(container: container, isTable: isTable))
    }

    mutating func leave() {
        if let level = levels.popLast() { open.remove(level.container.bits) }
    }

    /// The next member of the innermost container, with its key in a table; nil at its end.
    mutating func next(in machine: borrowing Machine) -> (key: Value?, value: Value)? {
        let top = levels.count - 1
        let level = levels[top]
        if level.isTable {
            guard let slot = machine.nextSlot(level.container, level.position) else { return nil }
            levels[top].position = slot.position
            return (slot.key, slot.value)
        }
        guard level.position < machine.count(level.container) else { return nil }
        levels[top].position += 1
        return (nil, machine.element(level.container, level.position))
    }

    /// Counts a member of the innermost container. True for its first.
    mutating func countMember() -> Bool {
        levels[levels.count - 1].count += 1
        return levels[levels.count - 1].count == 1
    }

    var top: Level { levels[levels.count - 1] }
}
