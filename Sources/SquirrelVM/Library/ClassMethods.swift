/// The methods of classes and instances.
enum ClassMethods {
    static let all: [NativeSpec] = [
        NativeSpec(.classGetAttributes, "getattributes", 2, "y."),
        NativeSpec(.classSetAttributes, "setattributes", 3, "y.."),
        NativeSpec(.rawGet, "rawget", 2, "y"),
        NativeSpec(.rawSet, "rawset", 3, "y"),
        NativeSpec(.rawIn, "rawin", 2, "y"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
        NativeSpec(.classInstance, "instance", 1, "y"),
        NativeSpec(.classGetBase, "getbase", 1, "y"),
        NativeSpec(.classNewMember, "newmember", -3, "y"),
        NativeSpec(.classRawNewMember, "rawnewmember", -3, "y"),
    ]

    static let instance: [NativeSpec] = [
        NativeSpec(.instanceGetClass, "getclass", 1, "x"),
        NativeSpec(.rawGet, "rawget", 2, "x"),
        NativeSpec(.rawSet, "rawset", 3, "x"),
        NativeSpec(.rawIn, "rawin", 2, "x"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
    ]
}

extension Core {
    /// `getattributes(name)`, or those of the class itself for null.
    func classAttributes(_ call: NativeCall) -> Value {
        let object = classObject(call.this)
        return call[1].isNull ? resolved(object.attributes) : attributes(object, call[1])
    }

    /// `setattributes(name, value)`: what was there before.
    func classSetAttributes(_ call: NativeCall) -> Value {
        let object = classObject(call.this)
        let old = classAttributes(call)
        if old.isControl { return old }
        if call[1].isNull {
            assign(object.offset &+ 40, call[2])
            return old
        }
        let result = setAttributes(object, call[1], call[2])
        return result.isControl ? result : old
    }

    func baseValue(of object: ClassObject) -> Value {
        object.base == 0 ? .null : Value(tag: Tag.classObject, payload: object.base)
    }

    /// `newmember(name, value[, attributes[, static]])`, and `rawnewmember`, which does not ask `_newmember`. Both
    /// return the attributes, as in 3.0.4.
    func newMember(_ call: NativeCall, isRaw: Bool) -> Value {
        let (object, key, value) = (classObject(call.this), call[1], call[2])
        let attributes = call.optional(3) ?? .null
        let isStatic = call.count == 5 && call[4].isTrue
        if key.isNull { return fail("null key") }
        let method = isRaw ? .null : object.metamethod(.newMember)
        if !method.isNull { return startNewMember(method, call, attributes, isStatic: isStatic) }
        let added = addMember(object, key, value, isStatic: isStatic)
        if added.isControl { return added }
        if attributes.isNull { return .null }
        let set = setAttributes(object, key, attributes)
        return set.isControl ? set : attributes
    }

    private func startNewMember(_ method: Value, _ call: NativeCall, _ attributes: Value, isStatic: Bool) -> Value {
        let (object, key, value) = (call.this, call[1], call[2])
        guard let frame = pushContinuation(.newMember, above: call.end) else { return .control }
        frame[3] = attributes
        let slot = frame.calleeSlot
        storeValue(slot, method)
        storeValue(slot &+ 8, object)
        storeValue(slot &+ 16, key)
        storeValue(slot &+ 24, value)
        storeValue(slot &+ 32, attributes)
        storeValue(slot &+ 40, .bool(isStatic))
        return callFromContinuation(frame, count: 5)
    }
}
