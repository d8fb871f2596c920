/// The frame around a heap's bytes.
struct HeapImage {
    let dialect: UInt32
    let limits: MachineLimits
    let program: UInt64
    /// Where the number of segments stands.
    let body: Int

    /// `SQHEAPIM`.
    static let magic: UInt64 = 0x4D49_5041_4548_5153
    static let format: UInt32 = 1
    /// Magic 8, format 4, unused 4, hash of this release's tables 8, length 8, checksum 8.
    static let headerSize = 40
    private static let lengthPlace = 24
    private static let checksumPlace = 32

    // MARK: Writing

    static func writeHeader(
        to image: inout ImageWriter, _ dialect: UInt32, _ limits: MachineLimits, _ program: UInt64
    ) {
        writeFrame(to: &image)
        image.append(dialect)
        image.append(limits.heapBytes)
        image.append(limits.stackBytes)
        image.append(limits.nativeDepth)
        image.append(limits.reserveBytes)
        image.append(program)
    }

    /// What is the same in all images of this release, with room for length and checksum.
    static func writeFrame(to image: inout ImageWriter) {
        image.append(magic)
        image.append(format)
        image.append(UInt32(0))
        image.append(releaseHash)
        image.append(UInt64(0))
        image.append(UInt64(0))
    }

    /// Fills in length and checksum.
    static func finish(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let length = UInt64(bytes.count)
        bytes.withUnsafeMutableBytes { buffer in
            buffer.storeBytes(of: length.littleEndian, toByteOffset: lengthPlace, as: UInt64.self)
            let sum = checksum(UnsafeRawBufferPointer(buffer))
            buffer.storeBytes(of: sum.littleEndian, toByteOffset: checksumPlace, as: UInt64.self)
        }
        return bytes
    }

    // MARK: Reading

    /// Reads the header; the checksum covers everything but itself.
    static func open(_ bytes: UnsafeRawBufferPointer) -> Result<HeapImage, ImageError> {
        var reader = ImageReader(bytes)
        if reader.read(UInt64.self) != magic { return .failure(.notAnImage) }
        let format = reader.read(UInt32.self)
        let unused = reader.read(UInt32.self)
        let hash = reader.read(UInt64.self)
        let length = reader.read(UInt64.self)
        let sum = reader.read(UInt64.self)
        if reader.failed { return .failure(.damaged) }
        if format != Self.format || unused != 0 || hash != releaseHash { return .failure(.otherVersion) }
        if length != UInt64(bytes.count) || sum != checksum(bytes) { return .failure(.damaged) }
        let dialect = reader.read(UInt32.self)
        let limits = MachineLimits(
            heapBytes: reader.read(), stackBytes: reader.read(), nativeDepth: reader.read(), reserveBytes: reader.read()
        )
        let program = reader.read(UInt64.self)
        if reader.failed { return .failure(.damaged) }
        return .success(HeapImage(dialect: dialect, limits: limits, program: program, body: reader.position))
    }

    /// Copies the segments into a fresh block and checks it. Nil when it is good.
    func fill(_ core: Core, size: Int, from bytes: UnsafeRawBufferPointer) -> ImageError? {
        var reader = ImageReader(UnsafeRawBufferPointer(rebasing: bytes[body...]))
        let count = reader.readCount(itemSize: 8)
        let rows = reader.readBytes(count * 8)
        var end = 0
        for row in 0..<count {
            let start = Int(UInt32(littleEndian: rows.loadUnaligned(fromByteOffset: row * 8, as: UInt32.self)))
            let length = Int(UInt32(littleEndian: rows.loadUnaligned(fromByteOffset: row * 8 + 4, as: UInt32.self)))
            guard start >= end, start <= size, length <= size - start, length <= reader.left else { return .damaged }
            if let source = reader.readBytes(length).baseAddress { Platform.copy(core.base + start, source, length) }
            end = start + length
        }
        if reader.failed || reader.left != 0 || core.state.pointee.dialect != dialect { return .damaged }
        return check(core, size: size)
    }

    private func check(_ core: Core, size: Int) -> ImageError? {
        var checker = HeapChecker(core, size: size, limits: limits)
        if let fault = checker.fault() { return .malformed(fault) }
        // A machine that ran out of memory cannot run again, and was not checked as strictly.
        // One that a test wants to fail counts no limit.
        if checker.isExhausted || core.state.pointee.failAllocation != 0 {
            return .malformed(HeapFault(offset: 0, problem: .state))
        }
        for function in checker.functions { Prototype(core: core, offset: function.prototype).emptyCaches() }
        core.state.pointee.missedName = 0
        return nil
    }

    // MARK: Sums

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = Checksum()
        sum.add(UnsafeRawBufferPointer(rebasing: bytes[..<checksumPlace]))
        sum.add(UnsafeRawBufferPointer(rebasing: bytes[headerSize...]))
        return sum.value
    }

    /// Tells images of other releases from ours: opcodes, the layout of objects and of the state, the natives.
    static let releaseHash: UInt64 = {
        var sum = Checksum()
        sum.add(ProgramImage.opcodeTableHash)
        for kind in Tag.firstHeap..<Tag.end { Layout.of(kind).add(to: &sum) }
        sum.add(UInt64(MemoryLayout<MachineState>.stride))
        sum.add(UInt64(MemoryLayout<RegexpNode>.stride))
        sum.add(UInt64(Node.size) << 32 | UInt64(ContinuationFrame.registers))
        sum.add(UInt64(HeapGeometry.smallLimit) << 32 | UInt64(HeapGeometry.slabBytes))
        sum.add(UInt64(HeapGeometry.parkedBase) << 32 | UInt64(BlockGeometry.stack))
        for id in 0..<NativeFunction.firstHost where NativeFunction(rawValue: id) != nil { sum.add(UInt64(id)) }
        return sum.value
    }()
}

extension Prototype {
    /// Forgets what the inline caches hold.
    fileprivate func emptyCaches() {
        core.zero(offset &+ Self.headerSize, constants &- offset &- Self.headerSize)
    }
}

extension Layout {
    fileprivate func add(to sum: inout Checksum) {
        sum.add(UInt64(fixedSize))
        sum.add(UInt64(references) << 32 | UInt64(values))
        let words: (UInt32, UInt32, UInt32, UInt32) =
            switch tail {
            case .none: (0, 0, 0, 0)
            case .values(let count): (1, count, 0, 0)
            case .bytes(let count, let extra): (2, count, extra, 0)
            case .sized(let size): (3, size, 0, 0)
            case .list(let data, let count, let capacity): (4, data, count, capacity)
            case .nodes(let data, let mask): (5, data, mask, 0)
            }
        sum.add(UInt64(words.0) << 32 | UInt64(words.1))
        sum.add(UInt64(words.2) << 32 | UInt64(words.3))
    }
}
