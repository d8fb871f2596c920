/// One bit for each 16 bytes of the heap, set where an object begins: how the collector of cycles finds objects that
/// nothing leads to.
extension Core {
    /// Bytes of the map for a heap of `bytes`.
    static func objectMapBytes(_ bytes: UInt32) -> UInt32 { bytes / 128 &+ 16 }

    /// Bytes of the map that stand for memory in use.
    var usedObjectMapBytes: UInt32 { Core.objectMapBytes(state.pointee.heapTop &- state.pointee.heapBase) }

    @inline(__always)
    func enterInMap(_ object: Offset) {
        let index = (object &- state.pointee.heapBase) &>> 4
        let at = state.pointee.objectMap &+ index &>> 3
        store8(at, load8(at) | 1 &<< UInt8(truncatingIfNeeded: index & 7))
    }

    @inline(__always)
    func removeFromMap(_ object: Offset) {
        let index = (object &- state.pointee.heapBase) &>> 4
        let at = state.pointee.objectMap &+ index &>> 3
        store8(at, load8(at) & ~(1 &<< UInt8(truncatingIfNeeded: index & 7)))
    }

    /// Whether an object begins at this offset of the heap, a multiple of 16.
    func isInMap(_ object: Offset) -> Bool {
        let index = (object &- state.pointee.heapBase) &>> 4
        return load8(state.pointee.objectMap &+ index &>> 3) & 1 &<< UInt8(truncatingIfNeeded: index & 7) != 0
    }

    /// Calls `body` with every object of the heap, in order. `body` may free objects, not make any.
    @inline(__always)
    func forEachObject(_ body: (Offset) -> Void) {
        let end = usedObjectMapBytes
        var at: UInt32 = 0
        while at < end {
            var bits = load64(state.pointee.objectMap &+ at)
            while bits != 0 {
                let bit = UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                bits &= bits &- 1
                body(state.pointee.heapBase &+ (at &* 8 &+ bit) &* 16)
            }
            at &+= 8
        }
    }
}
