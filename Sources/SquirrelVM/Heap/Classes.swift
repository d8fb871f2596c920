/// The metamethods, by their place in a class's list.
enum Metamethod: UInt32, CaseIterable {
    case add, sub, mul, div, unm, modulo, set, get, typeOf, nextIndex, cmp, call, cloned, newSlot, delSlot, toString
    case newMember, inherited

    static let count: UInt32 = 18

    var name: StaticString {
        switch self {
        case .add: "_add"
        case .sub: "_sub"
        case .mul: "_mul"
        case .div: "_div"
        case .unm: "_unm"
        case .modulo: "_modulo"
        case .set: "_set"
        case .get: "_get"
        case .typeOf: "_typeof"
        case .nextIndex: "_nexti"
        case .cmp: "_cmp"
        case .call: "_call"
        case .cloned: "_cloned"
        case .newSlot: "_newslot"
        case .delSlot: "_delslot"
        case .toString: "_tostring"
        case .newMember: "_newmember"
        case .inherited: "_inherited"
        }
    }
}

/// What the native part of an instance is.
enum NativeKind {
    static let none: UInt32 = 0
    static let blob: UInt32 = 1
    static let regexp: UInt32 = 2
    /// Kinds of the host begin here: the class stands for an object that the host keeps.
    static let host: UInt32 = 16
}

extension Core {
    /// A new class; with a base, a copy of its members, as 3.0.4 makes it. Nil when memory is out.
    func newClass(base: ClassObject?) -> ClassObject? {
        let offset = newObject(Tag.classObject, ClassObject.size)
        if offset == 0 { return nil }
        zero(offset &+ 8, ClassObject.size &- 8)
        let new = ClassObject(core: self, offset: offset)
        new.attributes = .null
        new.id = takeClassID()
        guard let members = base.map({ Table(core: self, offset: $0.members).copy() }) ?? newTable(),
            let fields = base.map({ ArrayObject(core: self, offset: $0.fields).copy() }) ?? newArray(),
            let methods = base.map({ ArrayObject(core: self, offset: $0.methods).copy() }) ?? newArray()
        else { return nil }
        adopt(members.offset, at: offset &+ 8)
        adopt(fields.offset, at: offset &+ 16)
        adopt(methods.offset, at: offset &+ 20)
        guard let base else { return new }
        charge(members.count)
        adopt(base.offset, at: offset &+ 12)
        if base.metamethods != 0 {
            guard let copy = ArrayObject(core: self, offset: base.metamethods).copy() else { return nil }
            adopt(copy.offset, at: offset &+ 24)
        }
        new.nativeKind = base.nativeKind
        new.constructorMember = base.constructorMember
        if base.nativeName != 0 { adopt(base.nativeName, at: offset &+ 56) }
        return new
    }

    /// Stores a counted reference in a field that held none.
    func adopt(_ object: Offset, at field: Offset) {
        retain(object: object)
        store32(field, object)
    }

    func takeClassID() -> UInt32 {
        let id = state.pointee.nextClassID
        state.pointee.nextClassID = id &+ 1
        if id == UInt32.max { requestStop(Interrupt.outOfMemory) }
        return id
    }

    func classObject(_ value: Value) -> ClassObject { ClassObject(core: self, offset: value.offset) }
    func instance(_ value: Value) -> InstanceObject { InstanceObject(core: self, offset: value.offset) }

    /// A new instance with the class's default values; it locks the class and its bases.
    func newInstance(_ of: ClassObject) -> InstanceObject? {
        let defaults = ArrayObject(core: self, offset: of.fields)
        let count = defaults.count
        let offset = newObject(Tag.instance, InstanceObject.headerSize &+ count &* 8)
        if offset == 0 { return nil }
        if !hasFlag(of.offset, Header.locked) { lock(of) }
        if hasFlag(of.offset, Header.meta) { setFlag(offset, Header.meta) }
        store32(offset &+ 12, of.id)
        store32(offset &+ 16, count)
        store64(offset &+ 20, 0)
        store32(offset &+ 28, 0)
        adopt(of.offset, at: offset &+ 8)
        let instance = InstanceObject(core: self, offset: offset)
        var index: UInt32 = 0
        while index < count {
            let value = defaults[index]
            storeValue(instance.slot(index), value)
            retain(value)
            index &+= 1
        }
        if count >= 16 { charge(count &>> 4) }
        return instance
    }

    private func lock(_ of: ClassObject) {
        var at = of.offset
        while at != 0 && !hasFlag(at, Header.locked) {
            setFlag(at, Header.locked)
            at = ClassObject(core: self, offset: at).base
        }
    }

    /// A copy of an instance: fields one by one; the native part is the caller's business.
    func copy(_ original: InstanceObject) -> InstanceObject? {
        let count = original.fieldCount
        let offset = newObject(Tag.instance, InstanceObject.headerSize &+ count &* 8)
        if offset == 0 { return nil }
        store32(offset, load32(offset) | (load32(original.offset) & Header.meta))
        copy(from: original.offset &+ 8, to: offset &+ 8, InstanceObject.headerSize &- 8 &+ count &* 8)
        let copy = InstanceObject(core: self, offset: offset)
        copy.data = 0
        copy.hostID = 0
        retain(object: copy.classOffset)
        if count >= 16 { charge(count &>> 4) }
        var index: UInt32 = 0
        while index < count {
            retain(loadValue(copy.slot(index)))
            index &+= 1
        }
        return copy
    }
}

extension ArrayObject {
    func copy() -> ArrayObject? { slice(0, count) }
}

extension ClassObject {
    var asValue: Value { Value(tag: Tag.classObject, payload: offset) }
    var memberTable: Table { Table(core: core, offset: members) }
    var methodList: ArrayObject { ArrayObject(core: core, offset: methods) }
    var fieldList: ArrayObject { ArrayObject(core: core, offset: fields) }
    var isLocked: Bool { core.hasFlag(offset, Header.locked) }

    @inline(__always)
    func find(_ key: Value) -> Member? {
        memberTable.get(key).map { Member(raw: $0.payload) }
    }

    /// The value of a member as the class itself shows it: a field's default, a method, a static value.
    func value(of member: Member) -> Value {
        member.isMethod ? methodList[member.index] : fieldList[member.index]
    }

    func metamethod(_ which: Metamethod) -> Value {
        let list = metamethods
        return list == 0 ? .null : ArrayObject(core: core, offset: list)[which.rawValue]
    }

    /// Which metamethod a member name stands for, if any.
    func metamethodIndex(_ key: Value) -> UInt32? {
        let table = Table(core: core, offset: core.state.pointee.registry)
        return table.get(key)?.payload
    }

    /// Adds or replaces a metamethod. False when memory is out.
    func setMetamethod(_ index: UInt32, _ function: Value) -> Bool {
        if metamethods == 0 {
            guard let list = core.newArray(Metamethod.count), list.resize(Metamethod.count) else { return false }
            core.adopt(list.offset, at: offset &+ 24)
        }
        ArrayObject(core: core, offset: metamethods).set(index, function)
        return true
    }
}

extension InstanceObject {
    var asValue: Value { Value(tag: Tag.instance, payload: offset) }
    var ofClass: ClassObject { ClassObject(core: core, offset: classOffset) }
}
