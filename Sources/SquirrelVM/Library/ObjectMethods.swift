/// Methods that several types share.
extension Core {
    /// `x.tostring()`
    func toText(_ call: NativeCall) -> Value {
        let value = call.this
        let method = textMetamethod(value)
        if method.isNull { return text(of: value) ?? outOfMemory() }
        guard let frame = pushContinuation(.text, above: call.end) else { return .control }
        frame[3] = value
        frame.setCall(method, value)
        return callFromContinuation(frame, count: 1)
    }

    /// `len()` of tables, arrays and strings.
    func length(_ call: NativeCall) -> Value {
        switch call.this.tag {
        case Tag.table: .integer(Int32(bitPattern: table(call.this).count))
        case Tag.array: .integer(Int32(bitPattern: array(call.this).count))
        default: .integer(Int32(bitPattern: stringObject(call.this).length))
        }
    }

    /// `clear()` of tables and arrays.
    func clearContainer(_ call: NativeCall) -> Value {
        switch call.this.tag {
        case Tag.table:
            let table = table(call.this)
            charge(table.mask &>> 5)
            table.clear()
        case Tag.array:
            let array = array(call.this)
            charge(array.count &>> 5)
            array.clear()
        default: return fail("clear only works on table and array")
        }
        return .null
    }

    /// `rawget(key)` of tables, classes and instances: no delegate, no metamethod.
    func rawGet(_ call: NativeCall) -> Value {
        guard let value = rawSlot(call.this, call[1]) else { return fail("the index doesn't exist") }
        return resolved(value)
    }

    private func rawSlot(_ container: Value, _ key: Value) -> Value? {
        switch container.tag {
        case Tag.table: return table(container).get(key)
        case Tag.classObject:
            let object = classObject(container)
            return object.find(key).map { object.value(of: $0) }
        case Tag.instance:
            let instance = instance(container)
            guard let member = instance.ofClass.find(key) else { return nil }
            return member.isMethod ? instance.ofClass.methodList[member.index] : loadValue(instance.slot(member.index))
        default: return nil
        }
    }

    /// `rawset(key, value)`: a new or old slot of a table, a member of a class, a field of an instance.
    func rawSet(_ call: NativeCall) -> Value {
        let (key, value) = (call[1], call[2])
        if key.isNull { return fail("null key") }
        switch call.this.tag {
        case Tag.table: return table(call.this).set(key, value) ? .null : outOfMemory()
        case Tag.classObject: return rawSetMember(classObject(call.this), key, value)
        default:
            let instance = instance(call.this)
            guard let member = instance.ofClass.find(key), !member.isMethod else { return failIndex(key) }
            assign(instance.slot(member.index), value)
            return .null
        }
    }

    /// What the class refuses is passed over in silence, as in 3.0.4.
    private func rawSetMember(_ object: ClassObject, _ key: Value, _ value: Value) -> Value {
        if object.isLocked && value.tag != Tag.closure && value.tag != Tag.native { return .null }
        return addMember(object, key, value, isStatic: false)
    }
}

extension ArrayObject {
    /// Takes everything out and gives the memory back.
    func clear() {
        let (old, oldCount, oldCapacity) = (data, count, capacity)
        count = 0
        capacity = 0
        data = 0
        var index: UInt32 = 0
        while index < oldCount {
            core.release(core.loadValue(old &+ index &* 8))
            index &+= 1
        }
        if oldCapacity != 0 { core.deallocate(old, oldCapacity &* 8) }
    }
}
