/// A function that the host answers: its number comes back in `Machine.Exit.hostCall`.
public struct HostFunction: Equatable, Sendable {
    /// `HostFunctionID.firstOwn` or more; stable, since heap images name functions by it.
    public var id: UInt32
    public var name: [UInt8]
    /// Parameters with `this`: n exactly n, -n at least n, 0 unchecked.
    public var arity: Int32
    /// Types of the parameters, `this` first, in the letters of 3.0.4 (`.` any, `s` string, `n` number, `t|x` …).
    public var types: [UInt8]
    /// The first argument reaches the host as text, `_tostring` asked.
    public var takesText: Bool

    public init(id: UInt32, name: [UInt8], arity: Int32, types: [UInt8] = [], takesText: Bool = false) {
        self.id = id
        self.name = name
        self.arity = arity
        self.types = types
        self.takesText = takesText
    }
}

extension Core {
    /// Whether the value is a blob that has its bytes.
    func isBlob(_ value: Value) -> Bool {
        value.tag == Tag.instance && instance(value).ofClass.nativeKind == NativeKind.blob && instance(value).data != 0
    }

    /// Marks the number of a native whose first argument is to be turned into text.
    static let textFlag: UInt32 = 0x8000_0000

    func newHostNative(_ function: HostFunction) -> Value? {
        let masks = function.types.withUnsafeBufferPointer { NativeMasks(letters: $0) }
        let id = function.id | (function.takesText ? Core.textFlag : 0)
        guard let name = string(function.name),
            let native = newNative(id: id, name: name, arity: function.arity, masks: masks)
        else { return nil }
        return Value(tag: Tag.native, payload: native.offset)
    }

    /// A class whose instances stand for objects of the host; they show as `meta`.
    func newHostClass(_ functions: [HostFunction]) -> ClassObject? {
        guard let new = newClass(base: nil), let name = string("meta") else { return nil }
        setFlag(new.offset, Header.meta)
        new.nativeKind = NativeKind.host
        adopt(name.offset, at: new.offset &+ 56)
        for function in functions {
            guard let key = string(function.name), let native = newHostNative(function) else { return nil }
            if addMember(new, key, native, isStatic: true).isControl { return nil }
        }
        return new
    }
}

extension Machine {
    /// Adds a function of the host to a table. False when memory is out.
    public mutating func defineHostFunction(_ function: HostFunction, in table: Value) -> Bool {
        guard table.tag == Tag.table, let key = core.string(function.name), let native = core.newHostNative(function)
        else { return false }
        return core.table(table).set(key, native)
    }

    /// An object of the host's API in the root table: its members can be read and tested with `in`, not iterated.
    /// Nil when memory is out.
    public mutating func defineHostObject(
        _ name: [UInt8], functions: [HostFunction], members: [([UInt8], Value)] = []
    ) -> Value? {
        guard let object = makeHostObject(functions: functions, members: members), let key = core.string(name),
            core.table(rootTable).set(key, object)
        else { return nil }
        return object
    }

    /// The same without a name in the root table, as a member of another object.
    public mutating func makeHostObject(functions: [HostFunction], members: [([UInt8], Value)] = []) -> Value? {
        guard let new = core.newHostClass(functions) else { return nil }
        for (name, value) in members {
            guard let key = core.string(name) else { return nil }
            if core.addMember(new, key, value, isStatic: true).isControl { return nil }
        }
        return core.newInstance(new)?.asValue
    }

    /// A class for objects that come and go: timers, requests. Nil when memory is out.
    ///
    /// It is locked as if it had an instance, which programs cannot tell: they see it through its instances only.
    public mutating func defineHostClass(functions: [HostFunction]) -> Value? {
        guard let new = core.newHostClass(functions) else { return nil }
        core.setFlag(new.offset, Header.locked)
        return new.asValue
    }

    /// An object of such a class. When it dies, `takeDeadHosts` names `hostID` (not 0).
    public mutating func makeHostInstance(ofClass object: Value, hostID: UInt32) -> Value? {
        guard object.tag == Tag.classObject, let new = core.newInstance(core.classObject(object)) else { return nil }
        new.hostID = hostID
        return new.asValue
    }

    /// The host's name for an object that `makeHostInstance` made; 0 for every other value.
    public func hostID(of value: Value) -> UInt32 {
        value.tag == Tag.instance ? core.instance(value).hostID : 0
    }

    /// Whether the value is an object of this class, or of one that extends it.
    public func isInstance(_ value: Value, of object: Value) -> Bool {
        guard value.tag == Tag.instance, object.tag == Tag.classObject else { return false }
        return core.isInstance(value, of: object).isTrue
    }

    /// Whether the value can be called: a script function, a native, a class.
    public func isCallable(_ value: Value) -> Bool {
        value.tag == Tag.closure || value.tag == Tag.native || value.tag == Tag.classObject
    }

    /// How many parameters, `this` included, a script function takes at least and at most; nil for other values.
    public func parameterRange(_ value: Value) -> ClosedRange<Int>? {
        guard value.tag == Tag.closure else { return nil }
        let prototype = Prototype(core: core, offset: core.closure(value).prototype)
        let most = Int(prototype.parameterCount)
        return most - Int(prototype.defaultCount)...(prototype.isVariadic ? Int.max : most)
    }
}

/// Blobs, as natives of the host take and give them.
extension Machine {
    /// A blob with these bytes, its position at the start. Nil when memory is out.
    public mutating func makeBlob(_ bytes: [UInt8]) -> Value? {
        guard let (instance, data) = core.newBlob(UInt32(clamping: bytes.count)) else { return nil }
        bytes.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { data.bytes.update(from: base, count: buffer.count) }
        }
        return instance.asValue
    }

    /// Whether the value is a blob, or an object of a class that extends it.
    public func isBlob(_ value: Value) -> Bool { core.isBlob(value) }

    /// All bytes of a blob, wherever its position is; nil for other values.
    public func blobBytes(_ value: Value) -> [UInt8]? {
        guard isBlob(value) else { return nil }
        let data = Buffer(core: core, offset: core.instance(value).data)
        return Array(UnsafeBufferPointer(start: data.bytes, count: Int(data.count)))
    }
}
