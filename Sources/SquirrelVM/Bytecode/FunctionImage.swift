/// One function of a program image: scalars first, then the lists, each behind its length.
extension FunctionCode {
    /// Bytes of a function in which every list is empty.
    static let smallestEncoding = 13 + 10 * 4

    func encode(to image: inout ImageWriter) {
        image.append(source)
        image.append(line)
        image.append(parameterCount)
        image.append(defaultCount)
        image.append(registerCount)
        image.append(flags)
        image.append(cacheCount)
        image.append(UInt8(name == nil ? 0 : 1))
        if let name { image.append(text: name) }
        image.append(UInt32(code.count))
        for word in code { image.append(word) }
        image.append(UInt32(constants.count))
        for constant in constants { constant.encode(to: &image) }
        image.append(UInt32(functions.count))
        for function in functions { image.append(function) }
        image.append(UInt32(outers.count))
        for outer in outers { outer.encode(to: &image) }
        image.append(UInt32(outerNames.count))
        for name in outerNames { image.append(text: name) }
        encodeTables(to: &image)
        image.append(UInt32(parameterNames.count))
        for name in parameterNames { image.append(text: name) }
    }

    private func encodeTables(to image: inout ImageWriter) {
        image.append(UInt32(lines.count))
        for entry in lines {
            image.append(entry.pc)
            image.append(entry.line)
            image.append(entry.source)
        }
        image.append(UInt32(live.count))
        for entry in live {
            image.append(entry.pc)
            image.append(entry.count)
        }
        image.append(UInt32(handlers.count))
        for handler in handlers {
            image.append(handler.start)
            image.append(handler.end)
            image.append(handler.target)
            image.append(handler.register)
        }
        image.append(UInt32(locals.count))
        for local in locals {
            image.append(text: local.name)
            image.append(local.register)
            image.append(local.start)
            image.append(local.end)
        }
    }

    init(decoding image: inout ImageReader) {
        self.init()
        source = image.read()
        line = image.read()
        parameterCount = image.read()
        defaultCount = image.read()
        registerCount = image.read()
        setFlags(image.read(), &image)
        cacheCount = image.read()
        if image.readFlag() { name = image.readText() }
        let words = image.readCount(itemSize: 4)
        code.reserveCapacity(words)
        for _ in 0..<words { code.append(image.read()) }
        for _ in 0..<image.readCount(itemSize: 1) { constants.append(Constant(decoding: &image)) }
        for _ in 0..<image.readCount(itemSize: 4) { functions.append(image.read()) }
        for _ in 0..<image.readCount(itemSize: 3) { outers.append(OuterCapture(decoding: &image)) }
        for _ in 0..<image.readCount(itemSize: 4) { outerNames.append(image.readText()) }
        decodeTables(&image)
        for _ in 0..<image.readCount(itemSize: 4) { parameterNames.append(image.readText()) }
    }

    private mutating func decodeTables(_ image: inout ImageReader) {
        for _ in 0..<image.readCount(itemSize: 10) {
            lines.append(LineEntry(pc: image.read(), line: image.read(), source: image.read()))
        }
        for _ in 0..<image.readCount(itemSize: 6) {
            live.append(LiveEntry(pc: image.read(), count: image.read()))
        }
        for _ in 0..<image.readCount(itemSize: 13) {
            handlers.append(
                ExceptionHandler(
                    start: image.read(), end: image.read(), target: image.read(), register: image.read()))
        }
        for _ in 0..<image.readCount(itemSize: 13) {
            locals.append(
                LocalVariable(
                    name: image.readText(), register: image.read(), start: image.read(), end: image.read()))
        }
    }

    /// Bit 0 variadic, 1 generator, 2 assigns to `this`.
    private var flags: UInt8 { (isVariadic ? 1 : 0) | (isGenerator ? 2 : 0) | (assignsThis ? 4 : 0) }

    private mutating func setFlags(_ flags: UInt8, _ image: inout ImageReader) {
        if flags > 7 { image.fail() }
        isVariadic = flags & 1 != 0
        isGenerator = flags & 2 != 0
        assignsThis = flags & 4 != 0
    }
}

extension Constant {
    /// A byte for the kind, then the value.
    fileprivate func encode(to image: inout ImageWriter) {
        switch self {
        case .null: image.append(UInt8(0))
        case .bool(let value):
            image.append(UInt8(1))
            image.append(value)
        case .integer(let value):
            image.append(UInt8(2))
            image.append(value)
        case .float(let bits):
            image.append(UInt8(3))
            image.append(bits)
        case .string(let bytes):
            image.append(UInt8(4))
            image.append(text: bytes)
        }
    }

    fileprivate init(decoding image: inout ImageReader) {
        switch image.read(UInt8.self) {
        case 0: self = .null
        case 1: self = .bool(image.readFlag())
        case 2: self = .integer(image.read())
        case 3: self = .float(bits: image.read())
        case 4: self = .string(image.readText())
        default:
            image.fail()
            self = .null
        }
    }
}

extension OuterCapture {
    /// A byte, 0 for a register and 1 for a captured variable, then its number in two bytes.
    fileprivate func encode(to image: inout ImageWriter) {
        switch self {
        case .register(let register):
            image.append(UInt8(0))
            image.append(UInt16(register))
        case .outer(let index):
            image.append(UInt8(1))
            image.append(index)
        }
    }

    fileprivate init(decoding image: inout ImageReader) {
        let isOuter = image.readFlag()
        let number = image.read(UInt16.self)
        if isOuter {
            self = .outer(number)
        } else {
            if number > 255 { image.fail() }
            self = .register(UInt8(truncatingIfNeeded: number))
        }
    }
}
