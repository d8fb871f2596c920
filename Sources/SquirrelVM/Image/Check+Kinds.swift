/// What must hold inside an object of each kind. What it leads to are objects of the right kinds, but perhaps not yet
/// followed.
extension HeapChecker {
    mutating func checkKind(_ object: Offset, _ kind: UInt32) throws(HeapFault) {
        switch kind {
        case Tag.string: strings.append(object)
        case Tag.table: try checkTable(Table(core: core, offset: object))
        case Tag.closure: try checkEnvironment(ClosureObject(core: core, offset: object).environment, object, .closure)
        case Tag.native: try checkNative(NativeObject(core: core, offset: object))
        case Tag.classObject: try checkClass(ClassObject(core: core, offset: object))
        case Tag.instance: try checkInstance(InstanceObject(core: core, offset: object))
        case Tag.generator: generators.append(object)
        case Tag.weakReference: try checkWeak(WeakReference(core: core, offset: object))
        case Tag.outer: try checkOuter(Outer(core: core, offset: object))
        case Tag.prototype: prototypes.append(object)
        case Tag.buffer:
            let buffer = Buffer(core: core, offset: object)
            try require(buffer.count <= buffer.capacity, object, .buffer)
        default: break
        }
    }

    // MARK: Strings

    /// Called as soon as a string is found, so that others may trust its hashes.
    func checkString(_ object: Offset) throws(HeapFault) {
        let string = StringObject(core: core, offset: object)
        let bytes = UnsafePointer(string.bytes)
        try require(bytes[Int(string.length)] == 0, object, .string)
        try require(Core.fastHash(bytes, Int(string.length)) == string.fastHash, object, .string)
        let known = string.orderHashField
        try require(known == 0 || known == string.freshOrderHash, object, .string)
    }

    // MARK: Functions

    /// A closure's captured variables, then its default values; as many as its function says.
    mutating func followClosure(_ object: Offset) throws(HeapFault) {
        let closure = ClosureObject(core: core, offset: object)
        let canRun = closure.prototype != 0 && map.has(HeapMap.Mark.listed, closure.prototype)
        try require(canRun || object == state.stubClosure || isExhausted, object, .closure)
        let prototype = Prototype(core: core, offset: closure.prototype)
        try require(closure.outerCount == prototype.outerCount, object, .closure)
        try require(closure.slotCount == prototype.outerCount &+ prototype.defaultCount, object, .closure)
        try require(closure.outerCount <= closure.slotCount, object, .closure)
        for index in 0..<closure.outerCount {
            let captured = core.loadValue(closure.slot(index))
            // A closure that memory ran out for was not given its variables.
            if captured == .null && isExhausted { continue }
            try require(captured.tag == Tag.outer, closure.slot(index), .closure)
            try hold(captured.offset, as: Tag.outer)
        }
        try holdAll(closure.slot(closure.outerCount), closure.slotCount - closure.outerCount)
    }

    private func checkEnvironment(
        _ environment: Value, _ object: Offset, _ problem: HeapProblem
    ) throws(HeapFault) {
        switch environment.tag {
        case Tag.null, Tag.table, Tag.classObject, Tag.instance: return
        default: throw fail(object, problem)
        }
    }

    private func checkNative(_ native: NativeObject) throws(HeapFault) {
        try require(native.name != 0 && abs(Int(native.arity)) < 256, native.offset, .native)
        try require(DeclaredNatives.library.allows(native), native.offset, .native)
        try checkEnvironment(native.environment, native.offset, .native)
    }

    /// An open one stands in the list of open ones; a closed one holds its value itself.
    private func checkOuter(_ outer: Outer) throws(HeapFault) {
        if outer.isOpen {
            try require(map.has(HeapMap.Mark.open, outer.offset), outer.offset, .outer)
            try require(core.loadValue(outer.valueSlot) == .null, outer.offset, .outer)
        } else {
            try require(outer.next == 0, outer.offset, .outer)
        }
    }

    // MARK: Classes and instances

    private mutating func checkClass(_ object: ClassObject) throws(HeapFault) {
        try require(object.id != 0 && object.id < state.nextClassID, object.offset, .classObject)
        classes.append(object.offset)
    }

    private mutating func checkInstance(_ instance: InstanceObject) throws(HeapFault) {
        try require(instance.classOffset != 0, instance.offset, .instance)
        instances.append(instance.offset)
    }

    /// What a class is made of, once its parts have been followed. A machine that stopped for want of memory may hold
    /// a class that was never finished.
    func checkClassParts(_ offset: Offset) throws(HeapFault) {
        let object = ClassObject(core: core, offset: offset)
        if object.members == 0 || object.fields == 0 || object.methods == 0 {
            return try require(isExhausted, offset, .classObject)
        }
        let fields = object.fieldList.count
        let methods = object.methodList.count
        try require(object.constructorMember <= methods, offset, .classObject)
        if object.base != 0 {
            // Bases are made first, so falling numbers show that no class is its own base.
            let base = ClassObject(core: core, offset: object.base)
            try require(base.id < object.id, offset, .classObject)
        }
        if object.metamethods != 0 {
            let list = ArrayObject(core: core, offset: object.metamethods)
            try require(list.count == Metamethod.count, offset, .classObject)
        }
        var position: UInt32 = 0
        while let (node, _, member) = object.memberTable.next(from: position) {
            let raw = Member(raw: member.payload)
            let isKnown = raw.index < (raw.isMethod ? methods : fields)
            try require(member.isInteger && raw.raw & ~0x01FF_FFFF == 0, offset, .classObject)
            try require(isKnown || isExhausted, offset, .classObject)
            position = node + 1
        }
    }

    mutating func checkInstanceParts(_ offset: Offset) throws(HeapFault) {
        let instance = InstanceObject(core: core, offset: offset)
        let object = instance.ofClass
        try require(instance.classID == object.id, offset, .instance)
        try require(instance.fieldCount == object.fieldList.count, offset, .instance)
        try require(core.hasFlag(object.offset, Header.locked), offset, .instance)
        try require(isSound(instance, object.nativeKind), offset, .instance)
        if instance.data != 0 { try take(instance.data, as: role(object.nativeKind)) }
    }

    /// The native part of an instance; before its constructor has run there is none.
    private func isSound(_ instance: InstanceObject, _ nativeKind: UInt32) -> Bool {
        if instance.data == 0 { return instance.hostID == 0 || nativeKind >= NativeKind.host }
        let data = Buffer(core: core, offset: instance.data)
        switch nativeKind {
        case NativeKind.blob: return data.position <= data.count
        case NativeKind.regexp: return isRegexp(data)
        default: return false
        }
    }

    /// A blob's bytes are its own; copies of a regular expression share one that never changes.
    private func role(_ nativeKind: UInt32) -> HeapMap.Role { nativeKind == NativeKind.regexp ? .program : .own }

    /// A compiled regular expression: its nodes have room, and each group and construct is one of them. What the nodes
    /// say is looked at when they are read.
    func isRegexp(_ data: Buffer) -> Bool {
        let hasRoom = UInt64(data.count) * UInt64(MemoryLayout<RegexpNode>.stride) <= UInt64(data.capacity)
        return hasRoom && data.position <= data.count && data.extra <= data.count
    }
}
