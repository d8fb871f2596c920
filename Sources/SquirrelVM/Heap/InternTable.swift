/// The set of all strings, by the fast hash: open addressing in rows of eight bytes, a string's offset and its hash. So
/// a string's own memory is touched only when its hash is the wanted one.
///
/// A row stands at its home, the hash in the mask, or behind it with no gap between; three quarters are full at most.
struct InternTable {
    let core: Core

    static let rowBytes: UInt32 = 8
    static let firstRows: UInt32 = 1024
    /// Rows that a search may pass without a charge to the budget; only hashes made to collide lead further.
    private static let freeSteps: UInt32 = 64

    @inline(__always) private var mask: UInt32 { core.state.pointee.bucketMask }
    @inline(__always) private func row(_ index: UInt32) -> Offset {
        core.state.pointee.buckets &+ index &* InternTable.rowBytes
    }
    @inline(__always) private static func string(_ row: UInt64) -> Offset { UInt32(truncatingIfNeeded: row) }
    @inline(__always) private static func hash(_ row: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: row &>> 32) }

    /// An empty table. False when memory is out.
    func format() -> Bool {
        let rows = core.allocate(InternTable.firstRows &* InternTable.rowBytes)
        if rows == 0 { return false }
        core.zero(rows, InternTable.firstRows &* InternTable.rowBytes)
        core.state.pointee.buckets = rows
        core.state.pointee.bucketMask = InternTable.firstRows &- 1
        return true
    }

    /// The string with these bytes, 0 if there is none.
    func find(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32) -> Offset {
        var index = hash & mask
        var steps: UInt32 = 0
        defer { if _slowPath(steps > InternTable.freeSteps) { core.charge(steps) } }
        while true {
            let row = core.load64(row(index))
            let offset = InternTable.string(row)
            if offset == 0 { return 0 }
            steps &+= 1
            if InternTable.hash(row) == hash {
                let candidate = StringObject(core: core, offset: offset)
                if Int(candidate.length) == count && Platform.compare(candidate.bytes, bytes, count) == 0 {
                    return offset
                }
            }
            index = (index &+ 1) & mask
        }
    }

    /// Adds a string that is not there. False when memory is out.
    func insert(_ string: Offset, _ hash: UInt32) -> Bool {
        let count = core.state.pointee.stringCount &+ 1
        // Where growing fails, the rows that are left will do.
        if count > mask &- mask &>> 2 && !grow() && count > mask { return false }
        core.state.pointee.stringCount = count
        put(UInt64(hash) &<< 32 | UInt64(string))
        return true
    }

    private func put(_ new: UInt64) {
        var index = InternTable.hash(new) & mask
        while core.load64(row(index)) != 0 { index = (index &+ 1) & mask }
        core.store64(row(index), new)
    }

    /// Takes out a string that is there, and closes the gap.
    func remove(_ string: Offset, _ hash: UInt32) {
        core.state.pointee.stringCount &-= 1
        let home = hash & mask
        var gap = home
        while InternTable.string(core.load64(row(gap))) != string { gap = (gap &+ 1) & mask }
        var index = gap
        while true {
            index = (index &+ 1) & mask
            let row = core.load64(row(index))
            if row == 0 {
                let steps = (index &- home) & mask
                if _slowPath(steps > InternTable.freeSteps) { core.charge(steps) }
                break
            }
            let distance = (index &- InternTable.hash(row)) & mask
            if distance >= (index &- gap) & mask {
                core.store64(self.row(gap), row)
                gap = index
            }
        }
        core.store64(row(gap), 0)
    }

    private func grow() -> Bool {
        let (old, oldBytes) = (core.state.pointee.buckets, (mask &+ 1) &* InternTable.rowBytes)
        if oldBytes >= 1 &<< 30 { return false }
        let new = core.allocate(oldBytes &* 2)
        if new == 0 { return false }
        core.zero(new, oldBytes &* 2)
        core.state.pointee.buckets = new
        core.state.pointee.bucketMask = mask &* 2 &+ 1
        var at = old
        while at < old &+ oldBytes {
            let row = core.load64(at)
            if row != 0 { put(row) }
            at = at &+ InternTable.rowBytes
        }
        core.deallocate(old, oldBytes)
        return true
    }
}
