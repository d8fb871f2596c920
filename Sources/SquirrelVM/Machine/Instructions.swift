/// Instructions whose work is done outside the loop.
extension Core {
    // MARK: Fields

    /// `container.key`, and the cache filled for the next time.
    @inline(never)
    func getField(_ container: Value, _ k: Registers, _ word: UInt32, viaThis: Bool) -> Value {
        let key = k[Int(word & 0xFFFF)]
        fillCache(container, key, k, word, viaThis: viaThis)
        return get(container, key, viaThis: viaThis)
    }

    @inline(never)
    func setField(_ container: Value, _ k: Registers, _ word: UInt32, _ value: Value, viaThis: Bool) -> Value {
        let key = k[Int(word & 0xFFFF)]
        fillCache(container, key, k, word, viaThis: false)
        return set(container, key, value, viaThis: viaThis)
    }

    /// The function of `container.key(…)`.
    @inline(never)
    func getMethod(_ container: Value, _ k: Registers, _ word: UInt32, viaThis: Bool) -> Value {
        let key = k[Int(word & 0xFFFF)]
        switch container.tag {
        case Tag.array, Tag.string, Tag.integer, Tag.float, Tag.bool, Tag.closure, Tag.native:
            // These have no slots of their own with a string for a key.
            let method = defaultMethod(container, key)
            if !method.isMissing {
                fillCache(Value(tag: Tag.table, payload: defaultDelegate(container.tag)), key, k, word, viaThis: false)
                return method
            }
        default: fillCache(container, key, k, word, viaThis: viaThis)
        }
        return get(container, key, viaThis: viaThis)
    }

    private func fillCache(_ container: Value, _ key: Value, _ k: Registers, _ word: UInt32, viaThis: Bool) {
        let index = word &>> 16
        if index == Core.noCache { return }
        let slot = offset(of: k.base) &- (index &+ 1) &* 8
        if container.tag == Tag.table {
            let table = table(container)
            let node = table.find(key)
            if node != 0 { store64(slot, UInt64((node &- table.nodes) / Node.size)) }
        } else if container.tag == Tag.instance {
            let object = instance(container).ofClass
            let high = UInt64(object.id) &<< 32
            if let member = object.find(key) {
                store64(slot, high | UInt64(member.raw))
            } else if viaThis && object.metamethod(.get).isNull && defaultMethod(container, key).isMissing {
                let root = Table(core: self, offset: state.pointee.rootTable)
                let node = root.find(key)
                if node != 0 { store64(slot, high | 0x0200_0000 | UInt64((node &- root.nodes) / Node.size)) }
            }
        }
    }

    /// The cache number of an instruction that has none.
    static let noCache: UInt32 = 0xFFFF

    /// Empties every inline cache: a class that has instances got a new name.
    func flushCaches() {
        var at = state.pointee.prototypes
        while at != 0 {
            let prototype = Prototype(core: self, offset: at)
            let bytes = prototype.cacheCount &* 8
            if bytes != 0 { zero(prototype.constants &- bytes, bytes) }
            charge(bytes &>> 6 &+ 1)
            at = prototype.next
        }
    }

    // MARK: Functions

    /// The base of the class in which the running function was defined, or null.
    func baseClass(_ r: Registers) -> Value {
        let base = ClosureObject(core: self, offset: r.link.closure).base
        return base == 0 ? .null : Value(tag: Tag.classObject, payload: base)
    }

    @inline(__always)
    func outer(_ r: Registers, _ index: Int) -> Outer {
        let closure = ClosureObject(core: self, offset: r.link.closure)
        return Outer(core: self, offset: loadValue(closure.slot(UInt32(truncatingIfNeeded: index))).offset)
    }

    @inline(__always)
    func setOuter(_ outer: Outer, _ value: Value) {
        if outer.isOpen { storeValue(outer.location, value) } else { assign(outer.valueSlot, value) }
    }

    func makeClosure(_ r: Registers, _ k: Registers, first: Int, index: UInt32) -> Value {
        let running = ClosureObject(core: self, offset: r.link.closure)
        let parent = Prototype(core: self, offset: running.prototype)
        let prototype = Prototype(core: self, offset: load32(parent.functions &+ index &* 4))
        guard let new = newClosure(prototype) else { return outOfMemory() }
        if prototype.outerCount >= 16 { charge(prototype.outerCount &>> 4) }
        var place: UInt32 = 0
        while place < prototype.outerCount {
            let capture = load32(prototype.outers &+ place &* 4)
            if capture & OuterRecord.isOuter != 0 {
                let held = loadValue(running.slot(capture & 0xFFFF))
                storeValue(new.slot(place), held)
                retain(held)
            } else {
                let register = offset(of: r.base) &+ (capture & 0xFFFF) &* 8
                guard let outer = openOuter(at: register) else { return outOfMemory() }
                storeValue(new.slot(place), Value(tag: Tag.outer, payload: outer.offset))
                retain(object: outer.offset)
            }
            place &+= 1
        }
        var number: UInt32 = 0
        while number < prototype.defaultCount {
            let value = r[first &+ Int(number)]
            storeValue(new.slot(place &+ number), value)
            retain(value)
            number &+= 1
        }
        return Value(tag: Tag.closure, payload: new.offset)
    }

    // MARK: Literals and classes

    func appendList(_ r: Registers, _ a: Int, _ first: Int, _ count: Int) -> Bool {
        guard r[a].tag == Tag.array else {
            _ = fail("new member only works with classes")
            return false
        }
        let array = array(r[a])
        var index = 0
        while index < count {
            if !array.append(r[first &+ index]) {
                _ = outOfMemory()
                return false
            }
            index &+= 1
        }
        return true
    }

    func makeClass(_ r: Registers, base: Int, attributes: Int) -> Value {
        var parent: ClassObject?
        if base != 255 {
            guard r[base].tag == Tag.classObject else { return fail("trying to inherit from a %", .type(r[base])) }
            parent = classObject(r[base])
        }
        guard let new = newClass(base: parent) else { return outOfMemory() }
        let given = attributes == 255 ? Value.null : r[attributes]
        assign(new.offset &+ 40, given)
        if let parent, hasFlag(parent.offset, Header.meta) { setFlag(new.offset, Header.meta) }
        let inherited = new.metamethod(.inherited)
        if inherited.isNull { return new.asValue }
        return callMetamethod(
            inherited, new.asValue, given, kind: .inherited, state: (new.asValue, .null, .null, .null))
    }

    /// A member of a class body: `flags` bit 0 static, bits 8…15 the register of its attributes.
    func makeMember(_ r: Registers, _ a: Int, key: Value, value: Value, flags: UInt32) -> Value {
        guard r[a].tag == Tag.classObject else { return fail("object must be a class") }
        let object = classObject(r[a])
        let attributes = Int(flags &>> 8 & 0xFF)
        return addMember(
            object, key, value, attributes: attributes == 255 ? nil : r[attributes], isStatic: flags & 1 != 0)
    }

    /// Adds a member, asking `_newmember` first.
    func addMember(
        _ object: ClassObject, _ key: Value, _ value: Value, attributes: Value?, isStatic: Bool
    ) -> Value {
        if key.isNull { return fail("null cannot be used as index") }
        let method = object.metamethod(.newMember)
        if !method.isNull {
            return callNewMember(method, object, key, value, attributes ?? .null, isStatic: isStatic)
        }
        let added = addMember(object, key, value, isStatic: isStatic)
        if added.isControl { return added }
        if let attributes { return setAttributes(object, key, attributes) }
        return .null
    }

    private func callNewMember(
        _ method: Value, _ object: ClassObject, _ key: Value, _ value: Value, _ attributes: Value, isStatic: Bool
    ) -> Value {
        guard let frame = pushContinuation(.ignore) else { return .control }
        let slot = frame.calleeSlot
        storeValue(slot, method)
        storeValue(slot &+ 8, object.asValue)
        storeValue(slot &+ 16, key)
        storeValue(slot &+ 24, value)
        storeValue(slot &+ 32, attributes)
        storeValue(slot &+ 40, .bool(isStatic))
        return callFromContinuation(frame, count: 5)
    }

    /// Sets a member's attributes.
    func setAttributes(_ object: ClassObject, _ key: Value, _ attributes: Value) -> Value {
        guard let member = object.find(key) else { return fail("wrong index") }
        let field = object.offset &+ (member.isMethod ? 32 : 28)
        if load32(field) == 0 {
            guard let list = newArray() else { return outOfMemory() }
            adopt(list.offset, at: field)
        }
        let list = ArrayObject(core: self, offset: load32(field))
        if list.count <= member.index && !list.resize(member.index &+ 1) { return outOfMemory() }
        list.set(member.index, attributes)
        return .null
    }

    func attributes(_ object: ClassObject, _ key: Value) -> Value {
        guard let member = object.find(key) else { return fail("wrong index") }
        let list = member.isMethod ? object.methodAttributes : object.fieldAttributes
        if list == 0 { return .null }
        let array = ArrayObject(core: self, offset: list)
        return member.index < array.count ? resolved(array[member.index]) : .null
    }

    // MARK: foreach

    /// Takes the next element of the loop whose registers begin at `a`.
    @inline(never)
    func foreachNext(_ r: Registers, _ a: Int, _ i: CodePointer) -> Int32 {
        let container = r[a]
        let position = r[a &+ 1].isInteger ? r[a &+ 1].payload : 0
        switch container.tag {
        case Tag.table: return nextSlot(r, a, table(container), position, i)
        case Tag.classObject: return nextMember(r, a, classObject(container), position, i)
        case Tag.array:
            let array = array(container)
            if position >= array.count { return Outcome.fails }
            var value = array[position]
            if value.tag == Tag.weakReference {
                sync(i + 8, i, r)
                value = resolve(value)
            }
            return advance(r, a, key: .integer(Int32(bitPattern: position)), value, position &+ 1)
        case Tag.string:
            let string = stringObject(container)
            if position >= string.length { return Outcome.fails }
            let byte = Value.integer(Int32(string.bytes[Int(position)]))
            return advance(r, a, key: .integer(Int32(bitPattern: position)), byte, position &+ 1)
        default:
            sync(i + 8, i, r)
            return nextFromObject(r, a, container)
        }
    }

    @inline(__always)
    private func advance(_ r: Registers, _ a: Int, key: Value, _ value: Value, _ position: UInt32) -> Int32 {
        r[a &+ 1] = .integer(Int32(bitPattern: position))
        r[a &+ 2] = key
        r[a &+ 3] = value
        return Outcome.holds
    }

    private func nextSlot(
        _ r: Registers, _ a: Int, _ table: Table, _ position: UInt32, _ i: CodePointer
    ) -> Int32 {
        guard let (node, key, stored) = table.next(from: position) else {
            if position < table.mask { charge((table.mask &- position) &>> 5) }
            return Outcome.fails
        }
        if _slowPath(node &- position >= 32) { charge((node &- position) &>> 5) }
        var value = stored
        if value.tag == Tag.weakReference {
            sync(i + 8, i, r)
            value = resolve(value)
        }
        return advance(r, a, key: key, value, node &+ 1)
    }

    private func nextMember(
        _ r: Registers, _ a: Int, _ object: ClassObject, _ position: UInt32, _ i: CodePointer
    ) -> Int32 {
        guard let (node, key, member) = object.memberTable.next(from: position) else { return Outcome.fails }
        sync(i + 8, i, r)
        let value = resolved(object.value(of: Member(raw: member.payload)))
        return advance(r, a, key: key, value, node &+ 1)
    }

    private func nextFromObject(_ r: Registers, _ a: Int, _ container: Value) -> Int32 {
        switch container.tag {
        case Tag.instance:
            let method = metamethod(of: container, .nextIndex)
            if method.isNull { break }
            return askNextIndex(method, container, r[a &+ 1])
        case Tag.generator:
            let generator = generator(container)
            if generator.status == GeneratorObject.dead { return Outcome.fails }
            if generator.status == GeneratorObject.running {
                _ = fail("cannot iterate %", .type(container))
                return Outcome.control
            }
            let index = r[a &+ 1].isInteger ? r[a &+ 1].integer &+ 1 : 0
            r[a &+ 1] = .integer(index)
            r[a &+ 2] = .integer(index)
            guard let frame = pushContinuation(.foreachGenerator) else { return Outcome.control }
            _ = resume(container, slot: frame.calleeSlot, returnPC: continuationStub)
            return Outcome.control
        default:
            _ = fail("cannot iterate %", .type(container))
            return Outcome.control
        }
        _ = fail("_nexti failed")
        return Outcome.control
    }

    /// Calls `_nexti`. What it leads to, the element or the end of the loop, is always delivered.
    private func askNextIndex(_ method: Value, _ container: Value, _ index: Value) -> Int32 {
        guard let frame = pushContinuation(.nextIndex) else { return Outcome.control }
        frame[3] = container
        frame.setCall(method, container, index)
        state.pointee.argumentsEnd = frame.calleeSlot &+ 24
        let value = call(slot: frame.calleeSlot, count: 2, returnPC: continuationStub)
        if !value.isControl { _ = continueWith(value) }
        return Outcome.control
    }

    // MARK: Between two instructions

    /// Brings the machine to where the loop can go on; false when it must return to its driver.
    @inline(__always)
    func settle() -> Bool {
        let isCalm = state.pointee.fatal | state.pointee.throwing | state.pointee.exit == 0
        return _fastPath(isCalm && state.pointee.budget >= 0) || settleSlowly()
    }

    @inline(never)
    private func settleSlowly() -> Bool {
        while true {
            if state.pointee.fatal != 0 {
                state.pointee.exit = ExitCode.outOfMemory
                return false
            }
            if state.pointee.throwing != 0 {
                if state.pointee.stopsAtThrows != 0 && showThrow() { return false }
                unwind()
                continue
            }
            if state.pointee.exit != ExitCode.none { return false }
            if state.pointee.budget >= 0 { return true }
            if !handleStop() { return false }
        }
    }

    /// The budget is below zero: because it is spent, or because an event asked for a stop.
    private func handleStop() -> Bool {
        if state.pointee.withholds != 0 {
            state.pointee.withholds = 0
            state.pointee.budget = state.pointee.withheldBudget &+ state.pointee.budget &+ 1
        }
        let reasons = state.pointee.interrupt
        if reasons & Interrupt.collect != 0 {
            state.pointee.interrupt &= ~Interrupt.collect
            reconcile(liveRegisters(atBoundary: true))
        }
        if state.pointee.used > state.pointee.limit { state.pointee.interrupt |= Interrupt.outOfMemory }
        if state.pointee.interrupt & Interrupt.outOfMemory != 0 {
            state.pointee.exit = ExitCode.outOfMemory
            return false
        }
        if reasons & (Interrupt.host | Interrupt.report) != 0 {
            state.pointee.interrupt &= ~(Interrupt.host | Interrupt.report)
            state.pointee.exit = ExitCode.interrupted
            return false
        }
        if state.pointee.budget >= 0 { return true }
        state.pointee.exit = ExitCode.budget
        return false
    }
}

/// An entry of a prototype's list of captured variables: a register of the containing function, or one of its own
/// captured variables.
enum OuterRecord {
    static let isOuter: UInt32 = 1 << 16
}
