/// The class `regexp`. Its data is the compiled program: nodes as `RegexpCompiler` makes them, their number in
/// `count`, the groups in `position`, the constructs, which bound the depth of a match, in `extra`.
enum RegexpClass {
    static let methods: [NativeSpec] = [
        NativeSpec(.regexpConstructor, "constructor", 2, ".s"),
        NativeSpec(.regexpSearch, "search", -2, "xsn"),
        NativeSpec(.regexpMatch, "match", 2, "xs"),
        NativeSpec(.regexpCapture, "capture", -2, "xsn"),
        NativeSpec(.regexpSubexpressionCount, "subexpcount", 1, "x"),
    ]
}

extension Core {
    private static let nodeSize = UInt32(truncatingIfNeeded: MemoryLayout<RegexpNode>.stride)

    func bootRegexp(_ root: Table) -> Bool {
        guard let new = newClass(base: nil), let name = string("regexp") else { return false }
        new.nativeKind = NativeKind.regexp
        adopt(name.offset, at: new.offset &+ 56)
        return define(new, RegexpClass.methods) && root.set(name, new.asValue)
    }

    /// `regexp(pattern)`
    func regexpConstructor(_ call: NativeCall) -> Value {
        guard call.this.tag == Tag.instance, instance(call.this).ofClass.nativeKind == NativeKind.regexp else {
            return fail("invalid type tag")
        }
        let pattern = call.string(1)
        let room = RegexpCompiler.nodeCapacity(patternCount: Int(pattern.length))
        guard let data = newBuffer(UInt32(clamping: room &* Int(Core.nodeSize))) else { return outOfMemory() }
        let nodes = UnsafeMutableRawPointer(data.bytes).assumingMemoryBound(to: RegexpNode.self)
        var compiler = RegexpCompiler(pattern.bytes, count: Int(pattern.length), nodes: nodes, capacity: room)
        charge(pattern.length &>> 3)
        do throws(RegexpError) { try compiler.compile() } catch { return fail(error.text) }
        data.count = UInt32(truncatingIfNeeded: compiler.nodeCount)
        data.position = UInt32(truncatingIfNeeded: compiler.groupCount)
        data.extra = UInt32(truncatingIfNeeded: compiler.constructCount)
        setNativeData(instance(call.this), data)
        return .null
    }

    /// The compiled program of an instance. Nil after an error.
    func regexpData(_ value: Value) -> Buffer? {
        nativeData(value, NativeKind.regexp, missing: "the regexp is invalid")
    }

    /// `subexpcount()`: the groups, the whole expression included.
    func regexpSubexpressionCount(_ call: NativeCall) -> Value {
        guard let data = regexpData(call.this) else { return .control }
        return .integer(Int32(bitPattern: data.position))
    }
}
