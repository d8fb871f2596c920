/// What each 16 bytes of the heap are used for, as the check finds out.
///
/// Everything in the heap begins at a multiple of 16 bytes, so one entry for each granule is enough to tell overlaps,
/// and to keep what is known of the object that begins there.
struct HeapMap {
    enum Use: UInt8 {
        case unclaimed, tag, freeLarge, freeSmall, slabTail, data, object, inside
    }

    /// What the check has met of an object.
    enum Mark {
        static let queued: UInt8 = 1
        static let interned: UInt8 = 2
        static let weak: UInt8 = 4
        static let weaklyHeld: UInt8 = 8
        static let listed: UInt8 = 16
        static let framed: UInt8 = 32
        static let open: UInt8 = 64
        static let inner: UInt8 = 128
    }

    /// What an object is to those that lead to it.
    enum Role: UInt8 {
        /// Nothing leads to it yet.
        case none
        /// Programs may have it.
        case value
        /// Belongs to one other object, or to the machine, which alone changes it.
        case own
        /// A compiled regular expression, which nobody changes.
        case program
    }

    let base: Offset
    let end: Offset
    private(set) var uses: [Use]
    /// By the granule where an object begins: how many slots hold it.
    private var holders: [UInt32]
    private var marks: [UInt8]
    private var roles: [Role]
    /// By the granule where a table begins: the walk along delegates that came by, 0 for none.
    private var walks: [UInt32]

    init(base: Offset, end: Offset) {
        self.base = base
        self.end = end
        let count = Int((end - base) / HeapGeometry.step)
        uses = [Use](repeating: .unclaimed, count: count)
        holders = [UInt32](repeating: 0, count: count)
        marks = [UInt8](repeating: 0, count: count)
        roles = [Role](repeating: .none, count: count)
        walks = holders
    }

    func contains(_ offset: Offset) -> Bool {
        offset >= base && offset < end && offset % HeapGeometry.step == 0
    }

    private func index(_ offset: Offset) -> Int { Int((offset - base) / HeapGeometry.step) }
    func offset(_ index: Int) -> Offset { base + UInt32(index) * HeapGeometry.step }

    func use(_ offset: Offset) -> Use { uses[index(offset)] }
    func isObject(_ offset: Offset) -> Bool { contains(offset) && use(offset) == .object }

    /// Takes `bytes` from `offset` on, which nothing else may have taken.
    mutating func claim(_ offset: Offset, _ bytes: UInt32, as use: Use) throws(HeapFault) {
        guard contains(offset), bytes > 0, UInt64(offset) + UInt64(bytes) <= UInt64(end) else {
            throw HeapFault(offset: offset, problem: .outside)
        }
        let first = index(offset)
        let last = index(offset + bytes - 1)
        for granule in first...last {
            if uses[granule] != .unclaimed { throw HeapFault(offset: offset, problem: .overlap) }
            uses[granule] = use == .object || use == .data ? .inside : use
        }
        uses[first] = use
    }

    func holders(of object: Offset) -> UInt32 { holders[index(object)] }
    mutating func addHolder(of object: Offset) { holders[index(object)] += 1 }

    /// False where something has the object in another role, or as its own.
    mutating func take(_ object: Offset, as role: Role) -> Bool {
        let place = index(object)
        defer { roles[place] = role }
        return roles[place] == .none || roles[place] == role && role != .own
    }

    func walk(of table: Offset) -> UInt32 { walks[index(table)] }
    mutating func setWalk(_ walk: UInt32, of table: Offset) { walks[index(table)] = walk }

    func has(_ mark: UInt8, _ object: Offset) -> Bool { marks[index(object)] & mark != 0 }
    /// False where the mark was set before.
    mutating func set(_ mark: UInt8, _ object: Offset) -> Bool {
        let place = index(object)
        defer { marks[place] |= mark }
        return marks[place] & mark == 0
    }
}
