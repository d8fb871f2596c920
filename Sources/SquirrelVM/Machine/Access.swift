/// Reading, writing, adding and deleting slots, with delegates, metamethods and the root table.
///
/// `viaThis` says that the container is register 0: a name it lacks is looked up in the root table.
extension Core {
    // MARK: Reading

    /// Weak references in containers show what they lead to.
    @inline(__always)
    func resolved(_ value: Value) -> Value {
        _slowPath(value.tag == Tag.weakReference) ? resolve(value) : value
    }

    /// `container[key]`; `.control` when a metamethod was called or an error raised.
    func get(_ container: Value, _ key: Value, viaThis: Bool) -> Value {
        if let byte = plainBlobByte(container, key, .get, .blobGet) { return .integer(Int32(byte.pointee)) }
        let own = getOwn(container, key)
        if !own.isMissing { return own }
        return getInherited(container, key, viaThis: viaThis)
    }

    /// A container's own slot; `.missing` where there is none.
    @inline(__always)
    func getOwn(_ container: Value, _ key: Value) -> Value {
        switch container.tag {
        case Tag.table:
            guard let value = table(container).get(key) else { return .missing }
            return resolved(value)
        case Tag.instance:
            let instance = instance(container)
            guard let member = instance.ofClass.find(key) else { return .missing }
            if member.isMethod { return resolved(instance.ofClass.methodList[member.index]) }
            return resolved(loadValue(instance.slot(member.index)))
        case Tag.array:
            guard key.isNumber else { return .missing }
            let index = integerValue(key)
            let array = array(container)
            if index < 0 || UInt32(index) >= array.count { return failIndex(key) }
            return resolved(array[UInt32(index)])
        case Tag.string:
            guard key.isNumber else { return .missing }
            return getByte(container, key)
        case Tag.classObject:
            let object = classObject(container)
            guard let member = object.find(key) else { return .missing }
            return resolved(object.value(of: member))
        default: return .missing
        }
    }

    /// A byte of a string, 0…255; -1 is the last one.
    private func getByte(_ container: Value, _ key: Value) -> Value {
        let string = stringObject(container)
        var index = Int(integerValue(key))
        if index < 0 { index += Int(string.length) }
        if index < 0 || index >= Int(string.length) { return failIndex(key) }
        return .integer(Int32(string.bytes[index]))
    }

    /// A number as the language uses it for an index.
    func integerValue(_ value: Value) -> Int32 {
        if value.isInteger { return value.integer }
        return truncateToInteger(value.float, saturating: state.pointee.dialect & DialectFlags.arm != 0)
    }

    private func getInherited(_ container: Value, _ key: Value, viaThis: Bool) -> Value {
        if container.tag == Tag.table {
            let found = getDelegated(table(container), key)
            if !found.isMissing { return found }
        }
        return askGetters(container, before: 0, key, viaThis: viaThis)
    }

    /// The delegates' own slots, then the methods of tables.
    private func getDelegated(_ start: Table, _ key: Value) -> Value {
        if start.delegate == 0 { return .missing }
        var at = start.delegate
        while at != 0 {
            let table = Table(core: self, offset: at)
            if let value = table.get(key) { return resolved(value) }
            at = table.delegate
            if at != 0 { charge(1) }
        }
        return defaultMethod(start.asValue, key)
    }

    /// Asks `_get` of the objects of a delegate chain, the last one first, then the default methods and the root table.
    ///
    /// - Parameter limit: the object whose `_get` was asked last and knew nothing; 0 for none.
    func askGetters(_ container: Value, before limit: Offset, _ key: Value, viaThis: Bool) -> Value {
        guard let (object, getter) = nextAsked(container, before: limit, .get) else {
            return getLast(container, key, viaThis: viaThis)
        }
        return callMetamethod(
            getter, object, key, kind: .get,
            state: (container, key, .integer(Int32(bitPattern: object.offset)), .bool(viaThis)))
    }

    /// The last object of a delegate chain before `limit` that has a metamethod; an instance is a chain of one.
    private func nextAsked(
        _ container: Value, before limit: Offset, _ which: Metamethod
    ) -> (object: Value, method: Value)? {
        guard container.tag == Tag.table || container.tag == Tag.instance else { return nil }
        var found: (Value, Value)?
        var at = container.offset
        var steps: UInt32 = 0
        while at != limit && at != 0 {
            let object = Value(tag: container.tag, payload: at)
            let method = metamethod(of: object, which)
            if !method.isNull { found = (object, method) }
            at = container.tag == Tag.table ? Table(core: self, offset: at).delegate : 0
            steps &+= 1
        }
        charge(steps &>> 1)
        return found
    }

    /// The last places of a lookup: the methods of the type, then the root table.
    func getLast(_ container: Value, _ key: Value, viaThis: Bool) -> Value {
        let method = defaultMethod(container, key)
        if !method.isMissing { return method }
        if viaThis, let value = Table(core: self, offset: state.pointee.rootTable).get(key) { return resolved(value) }
        return failIndex(key)
    }

    /// A method that all values of a type have; `.missing` where there is none of that name.
    func defaultMethod(_ container: Value, _ key: Value) -> Value {
        let delegate = defaultDelegate(container.tag)
        if delegate == 0 { return .missing }
        return Table(core: self, offset: delegate).get(key) ?? .missing
    }

    @inline(__always)
    func defaultDelegate(_ tag: UInt32) -> Offset {
        if tag > Tag.weakReference { return 0 }
        return load32(state.pointee.delegates &+ tag &* 4)
    }

    /// A metamethod of a table's delegate or an instance's class; null where there is none.
    func metamethod(of value: Value, _ which: Metamethod) -> Value {
        switch value.tag {
        case Tag.table:
            let delegate = table(value).delegate
            if delegate == 0 { return .null }
            return Table(core: self, offset: delegate).get(metamethodName(which)) ?? .null
        case Tag.instance: return instance(value).ofClass.metamethod(which)
        default: return .null
        }
    }

    func metamethodName(_ which: Metamethod) -> Value {
        loadValue(state.pointee.names &+ which.rawValue &* 8)
    }

    // MARK: Writing

    /// `container[key] = value` to an existing slot; `.control` when a metamethod was called or an error raised.
    func set(_ container: Value, _ key: Value, _ value: Value, viaThis: Bool) -> Value {
        if value.isInteger, let byte = plainBlobByte(container, key, .set, .blobSet) {
            byte.pointee = UInt8(truncatingIfNeeded: value.integer)
            return .null
        }
        switch container.tag {
        case Tag.table:
            if setOwn(table(container), key, value) { return .null }
        case Tag.instance:
            let instance = instance(container)
            if let member = instance.ofClass.find(key), !member.isMethod {
                assign(instance.slot(member.index), value)
                return .null
            }
        case Tag.array: return setElement(array(container), key, value)
        default: return fail("trying to set '%'", .type(container))
        }
        return setInherited(container, key, value, viaThis: viaThis)
    }

    private func setOwn(_ table: Table, _ key: Value, _ value: Value) -> Bool {
        if key.isNull { return false }
        let node = table.find(key)
        if node == 0 { return false }
        assign(node &+ Node.value, value)
        return true
    }

    private func setElement(_ array: ArrayObject, _ key: Value, _ value: Value) -> Value {
        guard key.isNumber else { return fail("indexing % with %", .type(array.asValue), .type(key)) }
        let index = integerValue(key)
        if index < 0 || UInt32(index) >= array.count { return failIndex(key) }
        array.set(UInt32(index), value)
        return .null
    }

    private func setInherited(_ container: Value, _ key: Value, _ value: Value, viaThis: Bool) -> Value {
        if container.tag == Tag.table {
            var at = table(container).delegate
            while at != 0 {
                let table = Table(core: self, offset: at)
                if setOwn(table, key, value) { return .null }
                at = table.delegate
                if at != 0 { charge(1) }
            }
        }
        return askSetters(container, before: 0, key, value, viaThis: viaThis)
    }

    /// Asks `_set` of the objects of a delegate chain, as `askGetters` does, then the root table.
    func askSetters(_ container: Value, before limit: Offset, _ key: Value, _ value: Value, viaThis: Bool) -> Value {
        guard let (object, setter) = nextAsked(container, before: limit, .set) else {
            return setLast(container, key, value, viaThis: viaThis)
        }
        return callMetamethod(
            setter, object, key, value, kind: .set,
            state: (container, key, .integer(Int32(bitPattern: object.offset)), .bool(viaThis)))
    }

    /// The last place of an assignment: the root table.
    func setLast(_ container: Value, _ key: Value, _ value: Value, viaThis: Bool) -> Value {
        if viaThis && setOwn(Table(core: self, offset: state.pointee.rootTable), key, value) { return .null }
        return failIndex(key)
    }

    // MARK: New slots

    /// `container[key] <- value`.
    func newSlot(_ container: Value, _ key: Value, _ value: Value) -> Value {
        if key.isNull { return fail("null cannot be used as index") }
        switch container.tag {
        case Tag.table: return newTableSlot(table(container), key, value)
        case Tag.instance:
            let method = metamethod(of: container, .newSlot)
            if method.isNull { return fail("class instances do not support the new slot operator") }
            return callMetamethod(method, container, key, value, kind: .ignore)
        case Tag.classObject: return addMember(classObject(container), key, value, isStatic: false)
        default: return fail("indexing % with %", .type(container), .type(key))
        }
    }

    private func newTableSlot(_ table: Table, _ key: Value, _ value: Value) -> Value {
        if table.delegate != 0 && table.find(key) == 0 {
            let method = metamethod(of: table.asValue, .newSlot)
            if !method.isNull { return callMetamethod(method, table.asValue, key, value, kind: .ignore) }
        }
        return table.set(key, value) ? .null : outOfMemory()
    }

    /// Adds or replaces a member of a class, its metamethods not asked.
    func addMember(_ object: ClassObject, _ key: Value, _ value: Value, isStatic: Bool) -> Value {
        let isFunction = value.tag == Tag.closure || value.tag == Tag.native
        if object.isLocked && !isFunction && !isStatic {
            return fail("trying to modify a class that has already been instantiated")
        }
        let known = object.find(key)
        if let known, !known.isMethod {
            // A function, or a static value, takes the place of a field's default even now.
            object.fieldList.set(known.index, value)
            return .null
        }
        guard isFunction || isStatic else { return addField(object, key, value) }
        if isFunction, let index = object.metamethodIndex(key) {
            return object.setMetamethod(index, value) ? .null : outOfMemory()
        }
        guard let bound = bound(value, to: object) else { return outOfMemory() }
        if let known {
            object.methodList.set(known.index, bound)
            return .null
        }
        return addMethod(object, key, bound)
    }

    private func addField(_ object: ClassObject, _ key: Value, _ value: Value) -> Value {
        let member = Member(field: object.fieldList.count)
        guard object.memberTable.set(key, .integer(Int32(bitPattern: member.raw))), object.fieldList.append(value)
        else { return outOfMemory() }
        return .null
    }

    private func addMethod(_ object: ClassObject, _ key: Value, _ value: Value) -> Value {
        let member = Member(method: object.methodList.count)
        guard object.memberTable.set(key, .integer(Int32(bitPattern: member.raw))), object.methodList.append(value)
        else { return outOfMemory() }
        if key == constructorName { object.constructorMember = member.index &+ 1 }
        // A name that instances lacked may have been cached as a global.
        if object.isLocked { flushCaches() }
        return .null
    }

    /// A script function in a class that has a base knows that base.
    private func bound(_ value: Value, to object: ClassObject) -> Value? {
        guard value.tag == Tag.closure, object.base != 0 else { return value }
        guard let copy = copy(closure(value)) else { return nil }
        let old = copy.base
        adopt(object.base, at: copy.offset &+ 24)
        if old != 0 { release(object: old) }
        return Value(tag: Tag.closure, payload: copy.offset)
    }

    // MARK: Deleting

    /// `delete container[key]`: the removed value.
    func deleteSlot(_ container: Value, _ key: Value) -> Value {
        guard container.tag == Tag.table || container.tag == Tag.instance else {
            return fail("attempt to delete a slot from a %", .type(container))
        }
        let method = metamethod(of: container, .delSlot)
        if !method.isNull { return callMetamethod(method, container, key, kind: .result) }
        if container.tag == Tag.instance { return fail("cannot delete a slot from %", .type(container)) }
        guard let value = table(container).remove(key) else { return failIndex(key) }
        return resolved(value)
    }

    // MARK: Membership

    /// `key in container`: raw, never an error.
    func exists(_ key: Value, in container: Value) -> Bool {
        switch container.tag {
        case Tag.table: return table(container).get(key) != nil
        case Tag.instance: return instance(container).ofClass.find(key) != nil
        case Tag.classObject: return classObject(container).find(key) != nil
        case Tag.array:
            guard key.isNumber else { return false }
            let index = integerValue(key)
            return index >= 0 && UInt32(index) < array(container).count
        case Tag.string:
            guard key.isNumber else { return false }
            let index = integerValue(key)
            return index >= 0 && UInt32(index) < stringObject(container).length
        default: return false
        }
    }
}
