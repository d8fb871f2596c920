/// A machine as bytes: to be written to disk, sent, and taken up again elsewhere.
///
/// Everything in a block is an offset, so an image is the used parts of the block and a header that says for which
/// release, dialect and limits they were made. `docs/formats/heap-image.md` has the table.
extension Machine {
    /// The machine as it stands between two runs. `program` may be any number that tells programs apart.
    public borrowing func snapshot(program: UInt64 = 0) -> [UInt8] {
        var image = ImageWriter()
        HeapImage.writeHeader(to: &image, core.state.pointee.dialect, limits, program)
        var segments = SegmentWriter(core)
        core.forEachUsedRange { start, end in segments.add(start, end) }
        image.append(UInt32(segments.rows.count))
        for row in segments.rows {
            image.append(row.start)
            image.append(row.count)
        }
        for row in segments.rows {
            image.append(UnsafeRawBufferPointer(start: core.pointer(row.start), count: Int(row.count)))
        }
        return HeapImage.finish(image.bytes)
    }

    /// The machine of an image, which may come from anywhere: what is not well-formed is refused.
    ///
    /// `limits` and `program`, where given, must be those of the image. The inline caches are empty.
    public init(
        restoring bytes: [UInt8], limits expected: MachineLimits? = nil, program: UInt64? = nil
    ) throws(ImageError) {
        let opened = bytes.withUnsafeBytes { HeapImage.open($0) }
        let image = try opened.get()
        if expected.map({ $0 != image.limits }) ?? false { throw .otherLimits }
        if program.map({ $0 != image.program }) ?? false { throw .otherProgram }
        guard let size = Core.blockSize(image.limits), let memory = Platform.reserve(size) else { throw .outOfMemory }
        let core = Core(memory)
        if let error = bytes.withUnsafeBytes({ image.fill(core, size: size, from: $0) }) {
            Platform.release(memory, size)
            throw error
        }
        self.init(core, size: size, limits: image.limits)
    }

    /// A second machine in the same state but for its random numbers. Nil when memory is out.
    public borrowing func fork(randomState: UInt64) -> Machine? {
        guard let memory = Platform.reserve(size) else { return nil }
        let copy = Core(memory)
        core.forEachUsedRange { start, end in
            Platform.copy(copy.pointer(start), core.pointer(start), Int(end - start))
        }
        copy.state.pointee.randomState = randomState
        return Machine(copy, size: size, limits: limits)
    }

    private init(_ core: Core, size: Int, limits: MachineLimits) {
        self.core = core
        self.size = size
        self.limits = limits
    }
}

extension Core {
    /// Calls `body` with the parts of the block that hold something, by rising offset: the state with the free lists
    /// and the stubs, the stack, the queue, the object map, the heap without the insides of large free blocks.
    func forEachUsedRange(_ body: (_ start: Offset, _ end: Offset) -> Void) {
        let state = state.pointee
        body(0, BlockGeometry.stack)
        body(state.stackBase, endOfUsedStack)
        body(state.queueBase, state.queueBase &+ state.queueCount &* 4)
        body(state.objectMap, state.objectMap &+ usedObjectMapBytes)
        var start = state.heapBase
        var tag = state.heapBase
        while tag < state.heapTop {
            let size = load32(tag &+ LargeTag.size)
            if load32(tag &+ LargeTag.free) == 1 {
                body(start, tag &+ LargeTag.smallest)
                start = tag &+ size
            }
            tag = tag &+ size
        }
        body(start, state.heapTop)
    }

    /// End of what the frames may still look at.
    private var endOfUsedStack: Offset {
        let state = state.pointee
        let top = topFrame
        var end = top.frame &+ 8
        if top.isContinuation {
            end = max(ContinuationFrame(core: self, frame: top.frame).calleeSlot &+ 8, state.argumentsEnd)
        } else if !top.isHost {
            end = top.frame &+ top.prototype.registerCount &* 8
        }
        if state.exit == ExitCode.hostCall { end = max(end, state.hostArguments &+ state.hostCount &* 8) }
        return end
    }
}

/// Cuts ranges into segments without long runs of zeros.
private struct SegmentWriter {
    private let core: Core
    private(set) var rows: [(start: Offset, count: UInt32)] = []

    /// Zeros, in words of eight bytes, that are cheaper to store than to leave out.
    private static let shortRun = 4

    init(_ core: Core) { self.core = core }

    mutating func add(_ start: Offset, _ end: Offset) {
        var first: Offset?
        var zeros = 0
        var at = start
        while at < end {
            let isZero = at + 8 <= end && core.load64(at) == 0
            zeros = isZero ? zeros + 1 : 0
            if !isZero && first == nil { first = at }
            if zeros > Self.shortRun, let begin = first {
                rows.append((begin, at + 8 - UInt32(zeros) * 8 - begin))
                first = nil
            }
            at += 8
        }
        if let first { rows.append((first, end - first)) }
    }
}
