/// What is wrong with a machine's block, and where: the answer of `Machine.check()`.
public struct HeapFault: Error, Equatable, Sendable {
    /// Bytes from the start of the block: the object or the field at fault.
    public var offset: Offset
    public var problem: HeapProblem

    /// For example `0x00102040: more holds the object than its count says`.
    public var text: [UInt8] {
        var out = TextBuffer()
        out.append("0x")
        out.append(hexadecimal: offset)
        out.append(": ")
        out.append(problem.text)
        return out.bytes
    }
}

/// What can be wrong with a block.
public enum HeapProblem: UInt8, Equatable, Sendable {
    case outside, state, largeBlock, freeList, overlap, shared, size
    case kind, reference, value, header, counted, tooFew, queue
    case string, interned, table, array, closure, native, classObject, instance, generator, weak, outer, prototype
    case code, buffer, root, frame, objectMap, lost, used

    public var text: StaticString {
        switch self {
        case .outside: "lies outside of the block"
        case .state: "a field of the machine's state is impossible"
        case .largeBlock: "the tag of a large block does not fit its neighbours"
        case .freeList: "the list of free blocks is wrong"
        case .overlap: "two things share memory"
        case .shared: "what belongs to one thing is used by another"
        case .size: "an object does not fit its block"
        case .kind: "no object of a known kind"
        case .reference: "a reference leads to an object of another kind"
        case .value: "no valid value"
        case .header: "flags that do not fit the object"
        case .counted: "less holds the object than its count says"
        case .tooFew: "more holds the object than its count says"
        case .queue: "the queue of objects without holders is wrong"
        case .string: "hash or end of a string is wrong"
        case .interned: "the table of strings is wrong"
        case .table: "the nodes of a table are wrong"
        case .array: "an array is longer than its room"
        case .closure: "a closure does not fit its function"
        case .native: "a native's declaration is wrong"
        case .classObject: "a class's members or bases are wrong"
        case .instance: "an instance does not fit its class"
        case .generator: "a generator's state is wrong"
        case .weak: "the table of weak references is wrong"
        case .outer: "a captured variable is wrong"
        case .prototype: "the parts of a function are wrong"
        case .code: "a function's code does not pass the verifier"
        case .buffer: "a buffer is longer than its room"
        case .root: "the table of roots is wrong"
        case .frame: "a frame of the stack is wrong"
        case .objectMap: "the map of objects names what is not in the heap"
        case .lost: "memory in use that belongs to nothing"
        case .used: "the number of bytes in use is wrong"
        }
    }
}
