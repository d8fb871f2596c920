/// The class `blob`: its declarations, its construction, its size. The bytes are in a `Buffer`: `capacity` is what is
/// allocated, `count` the length, `position` the pointer of reading and writing. What lies behind `count` is zero.
///
/// In the stock interpreter `blob` extends `stream`, which has the methods of reading and writing.
enum BlobClass {
    /// imp's largest blob, as documented.
    static let largest: UInt32 = 512 << 10

    static let streamMethods: [NativeSpec] = [
        NativeSpec(.blobReadBlob, "readblob", 2, "xn"),
        NativeSpec(.blobReadNumber, "readn", 2, "xn"),
        NativeSpec(.blobWriteBlob, "writeblob", -2, "xx"),
        NativeSpec(.blobSeek, "seek", -2, "xnn"),
        NativeSpec(.blobTell, "tell", 1, "x"),
        NativeSpec(.blobLength, "len", 1, "x"),
        NativeSpec(.blobAtEnd, "eos", 1, "x"),
        NativeSpec(.blobFlush, "flush", 1, "x"),
    ]

    static let stockMethods: [NativeSpec] = [
        NativeSpec(.blobWriteNumber, "writen", 3, "xnn")
    ]

    /// A value that is no number is accepted: its width in zeros is written.
    static let impMethods: [NativeSpec] = [
        NativeSpec(.blobWriteNumber, "writen", 3, "x.n"),
        NativeSpec(.blobReadString, "readstring", 2, "xn"),
        NativeSpec(.blobWriteString, "writestring", 2, "xs"),
        NativeSpec(.blobToString, "tostring", 1, "x"),
    ]

    static let methods: [NativeSpec] = [
        NativeSpec(.blobConstructor, "constructor", -1, "xn"),
        NativeSpec(.blobResize, "resize", 2, "xn"),
        NativeSpec(.blobSwap2, "swap2", 1, "x"),
        NativeSpec(.blobSwap4, "swap4", 1, "x"),
        NativeSpec(.blobSet, "_set", 3, "xnn"),
        NativeSpec(.blobGet, "_get", 2, "xn"),
        NativeSpec(.blobNextIndex, "_nexti", 2, "x"),
    ]
}

extension Core {
    func bootBlobs(_ root: Table) -> Bool {
        guard let name = string("blob"), let blob = newBlobClass(root) else { return false }
        adopt(name.offset, at: blob.offset &+ 56)
        setLibraryValue(.blobClass, blob.asValue)
        return define(blob, BlobClass.methods) && root.set(name, blob.asValue)
    }

    private func newBlobClass(_ root: Table) -> ClassObject? {
        guard let stream = newClass(base: nil) else { return nil }
        stream.nativeKind = NativeKind.blob
        if !define(stream, BlobClass.streamMethods) { return nil }
        if !isStock {
            setFlag(stream.offset, Header.meta)
            return define(stream, BlobClass.impMethods) ? stream : nil
        }
        if !define(stream, BlobClass.stockMethods) || !set(root, "stream", stream.asValue) { return nil }
        return newClass(base: stream)
    }

    /// The bytes of the blob that is `this`, for the methods of `blob`. Nil after an error.
    func blobData(_ value: Value) -> Buffer? { nativeData(value, NativeKind.blob, missing: "the blob is invalid") }

    /// The same for the methods that 3.0.4 has in `stream`.
    func streamData(_ value: Value) -> Buffer? { nativeData(value, NativeKind.blob, missing: "the stream is invalid") }

    // MARK: Size

    /// Whether a blob may have this many bytes allocated.
    private func isAllowed(_ size: UInt32) -> Bool { isStock || size <= BlobClass.largest }

    /// `blob([size])`
    func blobConstructor(_ call: NativeCall) -> Value {
        guard call.this.tag == Tag.instance, instance(call.this).ofClass.nativeKind == NativeKind.blob else {
            return fail("cannot create blob")
        }
        let size = call.count == 2 ? call.integer(1) : 0
        if size < 0 { return fail("cannot create blob with negative size") }
        if !isAllowed(UInt32(size)) { return fail("cannot create blob") }
        guard let data = newZeroedBuffer(UInt32(size)) else { return outOfMemory() }
        data.count = UInt32(size)
        setNativeData(instance(call.this), data)
        return .null
    }

    /// A new blob of `size` bytes, which the caller fills. Nil when memory is out.
    func newBlob(_ size: UInt32) -> (instance: InstanceObject, data: Buffer)? {
        let blob = libraryValue(.blobClass)
        guard blob.tag == Tag.classObject, let new = newInstance(classObject(blob)),
            let data = newZeroedBuffer(size)
        else { return nil }
        data.count = size
        setNativeData(new, data)
        return (new, data)
    }

    private func newZeroedBuffer(_ size: UInt32) -> Buffer? {
        guard let new = newBuffer(size) else { return nil }
        zero(new.offset &+ Buffer.headerSize, size)
        charge(size &>> 8)
        return new
    }

    /// `resize(size)`: how many bytes are allocated. The length only ever shrinks by it.
    func blobResize(_ call: NativeCall) -> Value {
        guard let data = blobData(call.this) else { return .control }
        let size = call.integer(1)
        if size < 0 || !isAllowed(UInt32(size)) { return fail("resize failed") }
        if UInt32(size) == data.capacity { return .null }
        return reallocate(instance(call.this), data, UInt32(size)) == nil ? outOfMemory() : .null
    }

    private func reallocate(_ instance: InstanceObject, _ old: Buffer, _ capacity: UInt32) -> Buffer? {
        guard let new = newZeroedBuffer(capacity) else { return nil }
        new.count = min(old.count, capacity)
        new.position = min(old.position, capacity)
        copy(from: old.offset &+ Buffer.headerSize, to: new.offset &+ Buffer.headerSize, new.count)
        charge(new.count &>> 6)
        setNativeData(instance, new)
        return new
    }

    /// Makes room for `size` bytes at the position and moves it behind them; the bytes are the caller's to write, at
    /// the place that is returned. Nil after an error.
    func advanceForWriting(_ instance: InstanceObject, _ data: Buffer, _ size: UInt32) -> Offset? {
        let position = data.position
        let (end, overflow) = position.addingReportingOverflow(size)
        var target = data
        if overflow || end > data.count {
            guard !overflow, let grown = grow(instance, data, to: end) else {
                if state.pointee.fatal == 0 { _ = fail("io error") }
                return nil
            }
            target = grown
            target.count = end
        }
        target.position = end
        charge(size &>> 6)
        return target.offset &+ Buffer.headerSize &+ position
    }

    /// A buffer with room for `size` bytes: doubled, or as large as need be. Nil when imp's limit forbids it, or,
    /// fatally, when memory is out.
    private func grow(_ instance: InstanceObject, _ data: Buffer, to size: UInt32) -> Buffer? {
        if size <= data.capacity { return data }
        if !isAllowed(size) { return nil }
        var capacity = max(size, data.count &* 2)
        if !isAllowed(capacity) { capacity = BlobClass.largest }
        guard let grown = reallocate(instance, data, capacity) else {
            _ = outOfMemory()
            return nil
        }
        return grown
    }
}
