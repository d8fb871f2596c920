/// Where an object of one kind keeps its references: what freeing, counting, checking and dumping walk.
struct Layout {
    /// Bytes before the variable part.
    let fixedSize: UInt32
    /// Bit n: the word at byte 4n is the offset of an object that this one holds, or 0.
    let references: UInt32
    /// Bit n: a whole value that this object holds begins at byte 4n.
    let values: UInt32
    /// The references that lead to what this object alone may change, and no program sees.
    let owned: UInt32
    let tail: Tail

    enum Tail {
        case none
        /// Values behind the fixed part, as many as the word at this byte says.
        case values(count: UInt32)
        /// Bytes behind the fixed part; the word at this byte says how many, and `extra` come on top.
        case bytes(count: UInt32, extra: UInt32)
        /// The object's whole size is the word at this byte.
        case sized(UInt32)
        /// A separate block of values: offset, count and capacity at these bytes.
        case list(data: UInt32, count: UInt32, capacity: UInt32)
        /// A separate block of table nodes: offset and mask at these bytes.
        case nodes(data: UInt32, mask: UInt32)
    }

    @inline(__always)
    static func of(_ kind: UInt32) -> Layout {
        switch kind {
        case Tag.string: Layout(20, tail: .bytes(count: 12, extra: 1))
        case Tag.table: Layout(Table.size, references: bit(24), tail: .nodes(data: 8, mask: 12))
        case Tag.array: Layout(ArrayObject.size, tail: .list(data: 16, count: 8, capacity: 12))
        case Tag.closure:
            Layout(ClosureObject.headerSize, references: bit(8) | bit(24), values: bit(16), tail: .values(count: 12))
        case Tag.native: Layout(NativeObject.size, references: bit(24), values: bit(16))
        case Tag.classObject:
            Layout(
                ClassObject.size,
                references: bit(8) | bit(12) | bit(16) | bit(20) | bit(24) | bit(28) | bit(32) | bit(56),
                values: bit(40), owned: bit(8) | bit(16) | bit(20) | bit(24) | bit(28) | bit(32))
        case Tag.instance:
            Layout(InstanceObject.headerSize, references: bit(8) | bit(20), tail: .values(count: 16))
        case Tag.generator:
            Layout(GeneratorObject.headerSize, references: bit(12), values: bit(32), tail: .sized(28))
        case Tag.weakReference: Layout(WeakReference.size)
        case Tag.outer: Layout(Outer.size, values: bit(16))
        case Tag.prototype: Layout(Prototype.headerSize, references: bit(32) | bit(36), tail: .sized(8))
        case Tag.buffer: Layout(Buffer.headerSize, tail: .bytes(count: 8, extra: 0))
        default: Layout(0)
        }
    }

    private init(
        _ fixedSize: UInt32, references: UInt32 = 0, values: UInt32 = 0, owned: UInt32 = 0, tail: Tail = .none
    ) {
        self.fixedSize = fixedSize
        self.references = references
        self.values = values
        self.owned = owned
        self.tail = tail
    }

    @inline(__always) private static func bit(_ byte: UInt32) -> UInt32 { 1 &<< (byte &>> 2) }
}

/// A table node: key, value, and the index of the next node of its chain plus one.
enum Node {
    static let size: UInt32 = 24
    static let value: UInt32 = 8
    static let next: UInt32 = 16
}

extension Core {
    /// Bytes that an object takes, separate blocks not counted.
    func objectSize(_ object: Offset) -> UInt32 {
        let layout = Layout.of(kind(object))
        switch layout.tail {
        case .none, .list, .nodes: return layout.fixedSize
        case .values(let count): return layout.fixedSize &+ load32(object &+ count) &* 8
        case .bytes(let count, let extra): return layout.fixedSize &+ load32(object &+ count) &+ extra
        case .sized(let size): return load32(object &+ size)
        }
    }
}

/// Receives what an object holds.
protocol ReferenceVisitor {
    /// A slot that holds an object of any kind, by the object's offset (never 0).
    mutating func visit(_ object: Offset)
}

extension Core {
    /// Calls `visitor` for every counted reference that `object` holds.
    @inline(__always)
    func visitReferences(_ object: Offset, _ visitor: inout some ReferenceVisitor) {
        let kind = kind(object)
        let layout = Layout.of(kind)
        var bits = layout.references
        while bits != 0 {
            let held = load32(object &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount) &* 4)
            if held != 0 { visitor.visit(held) }
            bits &= bits &- 1
        }
        bits = layout.values
        while bits != 0 {
            visitValue(object &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount) &* 4, &visitor)
            bits &= bits &- 1
        }
        switch layout.tail {
        case .none, .bytes: break
        case .values(let count):
            visitValues(object &+ layout.fixedSize, load32(object &+ count), &visitor)
        case .list(let data, let count, _):
            visitValues(load32(object &+ data), load32(object &+ count), &visitor)
        case .nodes(let data, let mask):
            let nodes = load32(object &+ data)
            if nodes != state.pointee.emptyNodes {
                visitNodes(nodes, load32(object &+ mask) &+ 1, &visitor)
            }
        case .sized: visitTail(kind, object, &visitor)
        }
    }

    @inline(__always)
    private func visitValue(_ slot: Offset, _ visitor: inout some ReferenceVisitor) {
        let value = loadValue(slot)
        if value.isHeap { visitor.visit(value.offset) }
    }

    @inline(__always)
    private func visitValues(_ first: Offset, _ count: UInt32, _ visitor: inout some ReferenceVisitor) {
        var index: UInt32 = 0
        while index < count {
            visitValue(first &+ index &* 8, &visitor)
            index &+= 1
        }
    }

    private func visitNodes(_ nodes: Offset, _ count: UInt32, _ visitor: inout some ReferenceVisitor) {
        var index: UInt32 = 0
        while index < count {
            visitValue(nodes &+ index &* Node.size, &visitor)
            visitValue(nodes &+ index &* Node.size &+ Node.value, &visitor)
            index &+= 1
        }
    }

    private func visitTail(_ kind: UInt32, _ object: Offset, _ visitor: inout some ReferenceVisitor) {
        if kind == Tag.generator {
            let generator = GeneratorObject(core: self, offset: object)
            visitValues(generator.slot(0), generator.savedCount, &visitor)
            return
        }
        let prototype = Prototype(core: self, offset: object)
        visitValues(prototype.constants, prototype.constantCount, &visitor)
        var index: UInt32 = 0
        while index < prototype.functionCount {
            visitor.visit(load32(prototype.functions &+ index &* 4))
            index &+= 1
        }
        index = 0
        while index < prototype.lineCount {
            let source = load32(prototype.lines &+ index &* LineRecord.size &+ 8)
            if source != 0 { visitor.visit(source) }
            index &+= 1
        }
        index = 0
        while index < prototype.localCount {
            let name = load32(prototype.locals &+ index &* LocalRecord.size)
            if name != 0 { visitor.visit(name) }
            index &+= 1
        }
    }
}

/// A row of a prototype's table of local variables: name, register, start and end in words.
enum LocalRecord {
    static let size: UInt32 = 16
}
