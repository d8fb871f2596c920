/// What the host holds of a machine: an index and a generation, never an offset.
///
/// The generation makes a root that was given back useless, however often its place is used again.
public struct Root: Equatable, Sendable {
    let index: UInt32
    let generation: UInt32
}

#if !hasFeature(Embedded)
    extension Root: Hashable, Codable {}
#endif

/// A row of the root table: the value, the generation, and the next free row plus one.
enum RootRow {
    static let size: UInt32 = 16
    static let generation: UInt32 = 8
    static let next: UInt32 = 12
    static let taken: UInt32 = 0xFFFF_FFFF
}

extension Core {
    private func row(_ index: UInt32) -> Offset { state.pointee.roots &+ index &* RootRow.size }

    /// Keeps `value` for the host; nil when memory is out.
    func addRoot(_ value: Value) -> Root? {
        if state.pointee.freeRoot == 0 && !growRoots() { return nil }
        let index = state.pointee.freeRoot &- 1
        let at = row(index)
        state.pointee.freeRoot = load32(at &+ RootRow.next)
        store32(at &+ RootRow.next, RootRow.taken)
        storeValue(at, value)
        retain(value)
        return Root(index: index, generation: load32(at &+ RootRow.generation))
    }

    /// The value of a root; nil where the root was given back.
    func value(of root: Root) -> Value? {
        guard root.index < state.pointee.rootCapacity else { return nil }
        let at = row(root.index)
        guard load32(at &+ RootRow.next) == RootRow.taken, load32(at &+ RootRow.generation) == root.generation else {
            return nil
        }
        return loadValue(at)
    }

    /// Gives a root back; a second time has no effect.
    func removeRoot(_ root: Root) {
        guard let value = value(of: root) else { return }
        let at = row(root.index)
        storeValue(at, .null)
        store32(at &+ RootRow.generation, root.generation &+ 1)
        store32(at &+ RootRow.next, state.pointee.freeRoot)
        state.pointee.freeRoot = root.index &+ 1
        release(value)
    }

    func growRoots() -> Bool {
        let old = state.pointee.rootCapacity
        let new = max(16, old &* 2)
        let block = allocate(new &* RootRow.size)
        if block == 0 { return false }
        if old != 0 {
            copy(from: state.pointee.roots, to: block, old &* RootRow.size)
            deallocate(state.pointee.roots, old &* RootRow.size)
        }
        state.pointee.roots = block
        state.pointee.rootCapacity = new
        var index = new
        while index > old {
            index &-= 1
            let at = row(index)
            storeValue(at, .null)
            store32(at &+ RootRow.generation, 1)
            store32(at &+ RootRow.next, state.pointee.freeRoot)
            state.pointee.freeRoot = index &+ 1
        }
        return true
    }

    /// Calls `body` with the value of every root.
    func forEachRoot(_ body: (Value) -> Void) {
        var index: UInt32 = 0
        while index < state.pointee.rootCapacity {
            let at = row(index)
            if load32(at &+ RootRow.next) == RootRow.taken { body(loadValue(at)) }
            index &+= 1
        }
    }
}
