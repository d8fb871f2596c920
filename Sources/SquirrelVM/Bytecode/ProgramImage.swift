/// Programs as bytes, to be kept and sent: the same on every machine and for every dialect.
///
/// Header: magic, format, hash of the opcode table, length and checksum; then the sources and the functions, numbers
/// of fixed width with the low byte first. `docs/formats/program-image.md` has the table.
extension Program {
    public func encoded() -> [UInt8] {
        var body = ImageWriter()
        body.append(UInt32(sources.count))
        for source in sources { body.append(text: source) }
        body.append(UInt32(functions.count))
        for function in functions { function.encode(to: &body) }
        var image = ImageWriter()
        image.reserve(ProgramImage.headerSize + body.bytes.count)
        ProgramImage.writeHeader(to: &image, body: body.bytes)
        body.bytes.withUnsafeBytes { image.append($0) }
        return image.bytes
    }

    /// The program in an image. It has passed the verifier.
    public init(decoding bytes: [UInt8]) throws(ImageError) {
        self.init()
        let program = bytes.withUnsafeBytes { buffer -> Result<Program, ImageError> in
            var reader = ImageReader(buffer)
            if let error = ProgramImage.readHeader(&reader, buffer) { return .failure(error) }
            var program = Program()
            for _ in 0..<reader.readCount(itemSize: 4) { program.sources.append(reader.readText()) }
            for _ in 0..<reader.readCount(itemSize: FunctionCode.smallestEncoding) {
                program.functions.append(FunctionCode(decoding: &reader))
            }
            return reader.failed || reader.left != 0 ? .failure(.damaged) : .success(program)
        }
        self = try program.get()
        if let error = verify(self) { throw .refused(error) }
    }
}

/// The frame around a program's bytes.
enum ProgramImage {
    /// `SQPROGRM`.
    static let magic: UInt64 = 0x4D52_474F_5250_5153
    static let format: UInt32 = 1
    /// Magic 8, format 4, length 4, hash of the opcode table 8, checksum 8.
    static let headerSize = 32

    static func writeHeader(to image: inout ImageWriter, body: [UInt8]) {
        let length = UInt32(headerSize + body.count)
        image.append(magic)
        image.append(format)
        image.append(length)
        image.append(opcodeTableHash)
        image.append(body.withUnsafeBytes { checksum(length, $0) })
    }

    static func readHeader(_ reader: inout ImageReader, _ bytes: UnsafeRawBufferPointer) -> ImageError? {
        if reader.read(UInt64.self) != magic { return .notAnImage }
        let format = reader.read(UInt32.self)
        let length = reader.read(UInt32.self)
        let hash = reader.read(UInt64.self)
        let sum = reader.read(UInt64.self)
        if reader.failed { return .damaged }
        if format != Self.format || hash != opcodeTableHash { return .otherVersion }
        let body = UnsafeRawBufferPointer(rebasing: bytes[headerSize...])
        if Int(length) != bytes.count || sum != checksum(length, body) { return .damaged }
        return nil
    }

    private static func checksum(_ length: UInt32, _ body: UnsafeRawBufferPointer) -> UInt64 {
        var sum = Checksum()
        sum.add(UInt64(length))
        sum.add(body)
        return sum.value
    }

    /// Tells images of other releases from ours: numbers, operands and effects of all opcodes.
    static var opcodeTableHash: UInt64 {
        var sum = Checksum()
        for spec in opcodeTable {
            sum.add(spec.name)
            let roles = [spec.a.rawValue, spec.b.rawValue, spec.c.rawValue, spec.ext.rawValue]
            for role in roles { sum.add(UInt64(role)) }
            sum.add(UInt64(spec.effects.rawValue))
        }
        return sum.value
    }
}
