/// The checksum of images: any one changed byte gives another sum, since every step can be undone.
struct Checksum {
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
        value ^= value >> 32
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        add(rest)
        add(UInt64(bytes.count))
    }

    mutating func add(_ text: StaticString) {
        add(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// Why an image was refused.
public enum ImageError: Error, Equatable, Sendable {
    /// The bytes do not begin as an image of this kind does.
    case notAnImage
    /// Made by another release: other opcodes, another layout of objects, other natives.
    case otherVersion
    /// Cut off, or changed since it was written.
    case damaged
    /// The program in it does not pass the verifier.
    case refused(VerificationError)
    /// The heap in it is not well-formed.
    case malformed(HeapFault)
    /// It was made with other limits than the caller allows.
    case otherLimits
    /// It is the state of another program.
    case otherProgram
    /// The addresses or the memory for it are not to be had.
    case outOfMemory
}

/// Writes an image: numbers of fixed width, low byte first.
struct ImageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
    mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
    mutating func append(_ block: UnsafeRawBufferPointer) { bytes.append(contentsOf: block) }
    /// Length, then the bytes.
    mutating func append(text: [UInt8]) {
        append(UInt32(text.count))
        bytes.append(contentsOf: text)
    }
}

/// Reads an image. Reading behind the end gives zero and sets `failed`, so that a reader asks once, at the end.
struct ImageReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0
    private(set) var failed = false

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var left: Int { bytes.count - position }

    mutating func read<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number {
        let size = MemoryLayout<Number>.size
        if left < size {
            fail()
            return 0
        }
        defer { position += size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    /// A flag is one byte, 0 or 1.
    mutating func readFlag() -> Bool {
        let byte = read(UInt8.self)
        if byte > 1 { fail() }
        return byte == 1
    }

    /// How many items of at least `size` bytes follow: never more than there is room for.
    mutating func readCount(itemSize size: Int) -> Int {
        let count = Int(read(UInt32.self))
        if count > left / size {
            fail()
            return 0
        }
        return count
    }

    mutating func readText() -> [UInt8] {
        let count = readCount(itemSize: 1)
        return [UInt8](readBytes(count))
    }

    mutating func readBytes(_ count: Int) -> UnsafeRawBufferPointer {
        if count < 0 || count > left {
            fail()
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }

    mutating func fail() {
        failed = true
        position = bytes.count
    }
}
