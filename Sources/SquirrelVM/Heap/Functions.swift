/// Closures, natives, captured variables and generators.
extension Core {
    func closure(_ value: Value) -> ClosureObject { ClosureObject(core: self, offset: value.offset) }
    func native(_ value: Value) -> NativeObject { NativeObject(core: self, offset: value.offset) }

    /// A closure whose slots are not set yet (null).
    func newClosure(_ prototype: Prototype) -> ClosureObject? {
        let count = prototype.outerCount &+ prototype.defaultCount
        let offset = newObject(Tag.closure, ClosureObject.headerSize &+ count &* 8)
        if offset == 0 { return nil }
        adopt(prototype.offset, at: offset &+ 8)
        store32(offset &+ 12, count)
        storeValue(offset &+ 16, .null)
        store32(offset &+ 24, 0)
        store32(offset &+ 28, prototype.outerCount)
        let closure = ClosureObject(core: self, offset: offset)
        var index: UInt32 = 0
        while index < count {
            storeValue(closure.slot(index), .null)
            index &+= 1
        }
        return closure
    }

    /// A copy, as `bindenv` and the members of a class with a base need it.
    func copy(_ original: ClosureObject) -> ClosureObject? {
        let bytes = ClosureObject.headerSize &+ original.slotCount &* 8
        let offset = newObject(Tag.closure, bytes)
        if offset == 0 { return nil }
        copy(from: original.offset &+ 8, to: offset &+ 8, bytes &- 8)
        var visitor = Retainer(core: self)
        visitReferences(offset, &visitor)
        return ClosureObject(core: self, offset: offset)
    }

    /// A function of the library: number, arity and parameter types as its declaration has them.
    func newNative(id: UInt32, name: Value, arity: Int32, masks: NativeMasks) -> NativeObject? {
        let offset = newObject(Tag.native, NativeObject.size)
        if offset == 0 { return nil }
        store32(offset &+ 8, id)
        store32(offset &+ 12, UInt32(bitPattern: arity))
        storeValue(offset &+ 16, .null)
        adopt(name.offset, at: offset &+ 24)
        store32(offset &+ 28, masks.words.0)
        store32(offset &+ 32, masks.words.1)
        store32(offset &+ 36, masks.words.2)
        store32(offset &+ 40, masks.words.3)
        store32(offset &+ 44, masks.words.4)
        return NativeObject(core: self, offset: offset)
    }

    func copy(_ original: NativeObject) -> NativeObject? {
        let offset = newObject(Tag.native, NativeObject.size)
        if offset == 0 { return nil }
        copy(from: original.offset &+ 8, to: offset &+ 8, NativeObject.size &- 8)
        var visitor = Retainer(core: self)
        visitReferences(offset, &visitor)
        return NativeObject(core: self, offset: offset)
    }

    // MARK: Captured variables

    /// The open captured variable at a register, made if there is none yet. Nil when memory is out.
    func openOuter(at register: Offset) -> Outer? {
        var before: Offset = 0
        var at = state.pointee.openOuters
        while at != 0 {
            let outer = Outer(core: self, offset: at)
            if outer.location == register { return outer }
            if outer.location < register { break }
            before = at
            at = outer.next
        }
        let offset = newObject(Tag.outer, Outer.size)
        if offset == 0 { return nil }
        let outer = Outer(core: self, offset: offset)
        outer.location = register
        outer.next = at
        storeValue(outer.valueSlot, .null)
        // The list of open ones counts as a holder, so that a closed scope always finds it.
        store32(offset &+ 4, 1)
        if before == 0 { state.pointee.openOuters = offset } else { Outer(core: self, offset: before).next = offset }
        return outer
    }

    /// Detaches captured variables at `register` and above: each takes its value along.
    @inline(__always)
    func closeOuters(from register: Offset) {
        let first = state.pointee.openOuters
        if first != 0 && Outer(core: self, offset: first).location >= register { closeOutersSlow(register) }
    }

    @inline(never)
    private func closeOutersSlow(_ register: Offset) {
        while state.pointee.openOuters != 0 {
            let outer = Outer(core: self, offset: state.pointee.openOuters)
            if outer.location < register { return }
            let value = loadValue(outer.location)
            retain(value)
            storeValue(outer.valueSlot, value)
            outer.location = outer.valueSlot
            state.pointee.openOuters = outer.next
            outer.next = 0
            release(object: outer.offset)
        }
    }

    // MARK: Generators

    func generator(_ value: Value) -> GeneratorObject { GeneratorObject(core: self, offset: value.offset) }

    func newGenerator(_ closure: Offset, registers: UInt32, pc: Offset) -> GeneratorObject? {
        let bytes = GeneratorObject.headerSize &+ registers &* 8
        let offset = newObject(Tag.generator, bytes)
        if offset == 0 { return nil }
        zero(offset &+ 8, GeneratorObject.headerSize &- 8)
        adopt(closure, at: offset &+ 12)
        let generator = GeneratorObject(core: self, offset: offset)
        generator.pc = pc
        store32(offset &+ 24, registers)
        store32(offset &+ 28, bytes)
        generator.this = .null
        return generator
    }
}

extension GeneratorObject {
    var asValue: Value { Value(tag: Tag.generator, payload: offset) }

    /// Ends it: nothing is held any more but the function.
    func kill() {
        status = GeneratorObject.dead
        dropRegisters()
        let old = this
        this = .null
        core.release(old)
    }

    /// Forgets the saved registers; their references are released.
    func dropRegisters() {
        let kept = savedCount
        savedCount = 0
        var index: UInt32 = 0
        while index < kept {
            core.release(core.loadValue(slot(index)))
            index &+= 1
        }
    }
}

/// Counts everything that an object holds once more: for copies.
private struct Retainer: ReferenceVisitor {
    let core: Core
    mutating func visit(_ object: Offset) { core.retain(object: object) }
}

/// Types that a native's parameters may have: 16 bits a parameter, `this` first; 0 for any.
struct NativeMasks: Equatable {
    var words: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)

    static func == (a: NativeMasks, b: NativeMasks) -> Bool { a.words == b.words }

    /// Sets the mask of one parameter, 0 for `this`.
    mutating func set(_ parameter: Int, _ mask: UInt16) {
        let shifted = UInt32(mask) &<< UInt32(truncatingIfNeeded: (parameter & 1) &* 16)
        switch parameter &>> 1 {
        case 0: words.0 |= shifted
        case 1: words.1 |= shifted
        case 2: words.2 |= shifted
        case 3: words.3 |= shifted
        case 4: words.4 |= shifted
        default: break
        }
    }
}
