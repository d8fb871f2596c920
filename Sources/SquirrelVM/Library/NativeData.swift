/// The bytes that belong to an instance of a native class.
extension Core {
    /// A buffer with room for `capacity` bytes, not cleared; nil when memory is out.
    func newBuffer(_ capacity: UInt32) -> Buffer? {
        if capacity > UInt32(Int32.max) &- 64 {
            requestStop(Interrupt.outOfMemory)
            return nil
        }
        let offset = newObject(Tag.buffer, Buffer.headerSize &+ capacity)
        if offset == 0 { return nil }
        zero(offset &+ 8, Buffer.headerSize &- 8)
        store32(offset &+ 8, capacity)
        return Buffer(core: self, offset: offset)
    }

    /// The native part of an instance of a class of this kind, or of one that extends it. Nil after an error:
    /// `missing` is what a constructor that did not run means.
    func nativeData(_ value: Value, _ kind: UInt32, missing: StaticString) -> Buffer? {
        guard value.tag == Tag.instance, instance(value).ofClass.nativeKind == kind else {
            _ = fail("invalid type tag")
            return nil
        }
        let data = instance(value).data
        if data == 0 {
            _ = fail(missing)
            return nil
        }
        return Buffer(core: self, offset: data)
    }

    /// Gives an instance its native part.
    func setNativeData(_ instance: InstanceObject, _ buffer: Buffer) {
        let old = instance.data
        retain(object: buffer.offset)
        instance.data = buffer.offset
        if old != 0 { release(object: old) }
    }

    /// The native part of a copied instance: a blob's bytes, with the position at their start; a regular expression,
    /// which never changes, is shared. An object of the host cannot be copied.
    func cloneNativePart(_ original: InstanceObject, _ copy: InstanceObject) -> Value {
        switch original.ofClass.nativeKind {
        case NativeKind.none: return .null
        case NativeKind.blob:
            if original.data == 0 { return .null }
            let source = Buffer(core: self, offset: original.data)
            guard let new = newBuffer(source.count) else { return outOfMemory() }
            self.copy(from: source.offset &+ Buffer.headerSize, to: new.offset &+ Buffer.headerSize, source.count)
            new.count = source.count
            charge(source.count &>> 6)
            setNativeData(copy, new)
        case NativeKind.regexp:
            if original.data != 0 { setNativeData(copy, Buffer(core: self, offset: original.data)) }
        default: return fail("this object cannot be cloned")
        }
        return .null
    }
}
