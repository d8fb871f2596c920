/// Tables with exactly the node layout, and so the iteration order, of Squirrel 3.0.4.
///
/// Each node's `next` is the index of the following node of its chain plus one. A deleted node keeps its link and is
/// used again only after the next rehash, as in the original.
extension Core {
    static let smallestTable: UInt32 = 4

    /// A new table with room for `slots` slots without growing.
    func newTable(_ slots: UInt32 = 0) -> Table? {
        var size = Core.smallestTable
        while size < slots { size &<<= 1 }
        let offset = newObject(Tag.table, Table.size)
        if offset == 0 { return nil }
        let table = Table(core: self, offset: offset)
        table.delegate = 0
        table.count = 0
        table.nodes = state.pointee.emptyNodes
        table.mask = Core.smallestTable &- 1
        table.free = Core.smallestTable &- 1
        if size > Core.smallestTable {
            guard table.allocateNodes(size) else { return nil }
            charge(size &>> 5)
        }
        return table
    }

    @inline(__always)
    func table(_ value: Value) -> Table { Table(core: self, offset: value.offset) }

    /// The hash that decides a key's place.
    @inline(__always)
    func orderHash(_ key: Value) -> UInt32 {
        if _fastPath(key.isString) { return StringObject(core: self, offset: key.offset).orderHash }
        return orderHashOfOther(key)
    }

    @inline(never)
    private func orderHashOfOther(_ key: Value) -> UInt32 {
        switch key.tag {
        case Tag.integer, Tag.bool: key.payload
        case Tag.float:
            UInt32(bitPattern: truncateToInteger(key.float, saturating: state.pointee.dialect & DialectFlags.arm != 0))
        default: key.payload &>> 3
        }
    }
}

extension Table {
    var asValue: Value { Value(tag: Tag.table, payload: offset) }

    @inline(__always) func node(_ index: UInt32) -> Offset { nodes &+ index &* Node.size }
    @inline(__always) func key(_ index: UInt32) -> Value { core.loadValue(node(index)) }
    @inline(__always) func element(_ index: UInt32) -> Value { core.loadValue(node(index) &+ Node.value) }
    @inline(__always) private func link(_ index: UInt32) -> UInt32 { core.load32(node(index) &+ Node.next) }
    @inline(__always) private func setLink(_ index: UInt32, _ link: UInt32) {
        core.store32(node(index) &+ Node.next, link)
    }

    fileprivate func allocateNodes(_ size: UInt32) -> Bool {
        if size > 1 &<< 26 { return false }
        let block = core.allocate(size &* Node.size)
        if block == 0 { return false }
        var at = block
        let end = block &+ size &* Node.size
        while at < end {
            core.storeValue(at, .null)
            core.storeValue(at &+ Node.value, .null)
            core.store64(at &+ Node.next, 0)
            at = at &+ Node.size
        }
        nodes = block
        mask = size &- 1
        free = size &- 1
        count = 0
        return true
    }

    /// The node that holds `key`, or 0.
    @inline(__always)
    func find(_ key: Value) -> Offset {
        let nodes = nodes
        var at = nodes &+ (core.orderHash(key) & mask) &* Node.size
        var left = Self.freeSteps
        while true {
            if core.load64(at) == key.bits { return at }
            let next = core.load32(at &+ Node.next)
            if next == 0 { return 0 }
            at = nodes &+ (next &- 1) &* Node.size
            left &-= 1
            if _slowPath(left == 0) { return findFar(key, at) }
        }
    }

    /// Links of a chain that may be followed without a charge to the budget. Programs can make keys that collide.
    private static let freeSteps: UInt32 = 16

    @inline(never)
    private func findFar(_ key: Value, _ start: Offset) -> Offset {
        var at = start
        var steps: UInt32 = 0
        defer { core.charge(steps) }
        while core.load64(at) != key.bits {
            let next = core.load32(at &+ Node.next)
            if next == 0 { return 0 }
            at = nodes &+ (next &- 1) &* Node.size
            steps &+= 1
        }
        return at
    }

    /// The value stored under `key`, weak references not resolved; nil where there is none.
    @inline(__always)
    func get(_ key: Value) -> Value? {
        if key.isNull { return nil }
        let node = find(key)
        return node == 0 ? nil : core.loadValue(node &+ Node.value)
    }

    /// Stores `value` under `key`, which must not be null, making the slot if need be. False when memory is out.
    @discardableResult
    func set(_ key: Value, _ value: Value) -> Bool {
        let node = find(key)
        if node != 0 {
            core.assign(node &+ Node.value, value)
            return true
        }
        guard insert(key, value) else { return false }
        core.retain(key)
        core.retain(value)
        return true
    }

    /// Adds a key that is not there; counts are the caller's.
    private func insert(_ key: Value, _ value: Value) -> Bool {
        if nodes == core.state.pointee.emptyNodes && !allocateNodes(Core.smallestTable) { return false }
        while true {
            let hash = core.orderHash(key)
            let place = placeFor(key, hash)
            if advanceFree() {
                core.storeValue(node(place) &+ Node.value, value)
                count &+= 1
                return true
            }
            // The node array is full: the new key, already in it, takes part in the rehash.
            core.storeValue(node(place) &+ Node.value, .null)
            guard rehash(force: true) else {
                core.storeValue(node(place), .null)
                return false
            }
            let found = find(key)
            if found != 0 {
                core.storeValue(found &+ Node.value, value)
                return true
            }
        }
    }

    /// Puts the key into a node, moving an occupant that is not at home, and returns the node's index.
    private func placeFor(_ key: Value, _ hash: UInt32) -> UInt32 {
        let main = hash & mask
        if isFree(main) {
            core.storeValue(node(main), key)
            return main
        }
        let spare = free
        let home = core.orderHash(self.key(main)) & mask
        if main > spare && home != main {
            var before = home
            var steps: UInt32 = 0
            while link(before) != main &+ 1 {
                before = link(before) &- 1
                steps &+= 1
            }
            if steps > Self.freeSteps { core.charge(steps) }
            setLink(before, spare &+ 1)
            core.storeValue(node(spare), self.key(main))
            core.storeValue(node(spare) &+ Node.value, element(main))
            setLink(spare, link(main))
            core.storeValue(node(main), key)
            core.storeValue(node(main) &+ Node.value, .null)
            setLink(main, 0)
            return main
        }
        setLink(spare, link(main))
        setLink(main, spare &+ 1)
        core.storeValue(node(spare), key)
        return spare
    }

    @inline(__always) private func isFree(_ index: UInt32) -> Bool { key(index).isNull }

    /// Moves the free index down to a node without key and link; false where there is none left.
    private func advanceFree() -> Bool {
        while true {
            if isFree(free) && link(free) == 0 { return true }
            if free == 0 { return false }
            free &-= 1
        }
    }

    /// Rebuilds the nodes: doubled, halved or, where forced, at the same size.
    private func rehash(force: Bool) -> Bool {
        let oldSize = mask &+ 1
        var size = oldSize
        if count >= oldSize &- oldSize / 4 {
            size = oldSize &* 2
        } else if count <= oldSize / 4 && oldSize > Core.smallestTable {
            size = oldSize / 2
        } else if !force {
            return true
        }
        let oldNodes = nodes
        let oldFree = free
        let oldCount = count
        guard allocateNodes(size) else {
            nodes = oldNodes
            mask = oldSize &- 1
            free = oldFree
            count = oldCount
            return false
        }
        var at = oldNodes
        let end = oldNodes &+ oldSize &* Node.size
        while at < end {
            let key = core.loadValue(at)
            if !key.isNull { _ = insert(key, core.loadValue(at &+ Node.value)) }
            at = at &+ Node.size
        }
        core.charge(oldSize &>> 4)
        core.deallocate(oldNodes, oldSize &* Node.size)
        return true
    }

    /// Removes a slot; nil where there is none. The value is released, but stays readable until the next safe point.
    func remove(_ key: Value) -> Value? {
        if key.isNull { return nil }
        let node = find(key)
        if node == 0 { return nil }
        let old = core.loadValue(node &+ Node.value)
        core.storeValue(node, .null)
        core.storeValue(node &+ Node.value, .null)
        count &-= 1
        core.release(key)
        core.release(old)
        _ = rehash(force: false)
        return old
    }

    func clear() {
        if nodes == core.state.pointee.emptyNodes { return }
        var index: UInt32 = 0
        while index <= mask {
            let key = key(index)
            if !key.isNull {
                let value = element(index)
                core.storeValue(node(index), .null)
                core.storeValue(node(index) &+ Node.value, .null)
                core.release(key)
                core.release(value)
            }
            index &+= 1
        }
        count = 0
        _ = rehash(force: true)
    }

    /// A copy: same capacity, slots inserted in iteration order, the same delegate.
    func copy() -> Table? {
        guard let copy = core.newTable(mask &+ 1) else { return nil }
        var index: UInt32 = 0
        while let (found, key, value) = next(from: index) {
            guard copy.set(key, value) else { return nil }
            index = found &+ 1
        }
        if delegate != 0 {
            copy.delegate = delegate
            core.retain(object: delegate)
        }
        return copy
    }

    /// The first slot at or behind node `index`: node, key and value.
    func next(from index: UInt32) -> (node: UInt32, key: Value, value: Value)? {
        var index = index
        while index <= mask {
            let key = key(index)
            if !key.isNull { return (index, key, element(index)) }
            index &+= 1
        }
        return nil
    }
}
