/// Laying out a verified program in the block.
///
/// Everything variable stands behind a prototype's fixed part: inline caches, constants, code, tables. The code is
/// copied as it is; nothing in it changes afterwards.
extension Core {
    /// The program's body as a closure; nil when memory is out. The program must have passed the verifier.
    func load(_ program: Program) -> Value? {
        guard let list = newArray(UInt32(program.functions.count)) else { return nil }
        for _ in program.functions { _ = list.append(.null) }
        var sources: [Value] = []
        for name in program.sources {
            guard let text = string(name) else { return nil }
            sources.append(text)
        }
        // Inner functions have larger numbers, so going back each finds its own inner ones made.
        for number in program.functions.indices.reversed() {
            guard let prototype = layOut(program.functions[number], sources, list) else { return nil }
            list.set(UInt32(number), Value(tag: Tag.prototype, payload: prototype.offset))
        }
        let body = Prototype(core: self, offset: list[0].offset)
        return newClosure(body).map { Value(tag: Tag.closure, payload: $0.offset) }
    }

    func string(_ bytes: [UInt8]) -> Value? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return string("") }
            return string(base, buffer.count)
        }
    }

    private func layOut(_ function: FunctionCode, _ sources: [Value], _ list: ArrayObject) -> Prototype? {
        var plan = PrototypePlan(function)
        let offset = newObject(Tag.prototype, plan.size)
        if offset == 0 { return nil }
        zero(offset &+ 8, plan.size &- 8)
        store32(offset &+ 8, plan.size)
        let prototype = Prototype(core: self, offset: offset)
        guard fillConstants(function, offset, plan) else { return nil }
        fillCode(function, offset, plan)
        guard fillTables(function, sources, list, offset, &plan) else { return nil }
        prototype.next = state.pointee.prototypes
        if prototype.next != 0 { Prototype(core: self, offset: prototype.next).previous = offset }
        state.pointee.prototypes = offset
        return prototype
    }

    private func fillConstants(_ function: FunctionCode, _ offset: Offset, _ plan: PrototypePlan) -> Bool {
        var at = offset &+ plan.constants
        store32(offset &+ 12, at)
        store32(offset &+ 16, 0)
        store32(offset &+ 44, UInt32(function.cacheCount))
        for constant in function.constants {
            let value: Value
            switch constant {
            case .null: value = .null
            case .bool(let bool): value = .bool(bool)
            case .integer(let integer): value = .integer(integer)
            case .float(let bits): value = Value(tag: Tag.float, payload: bits)
            case .string(let bytes):
                guard let text = string(bytes) else { return false }
                value = text
            }
            storeValue(at, value)
            retain(value)
            store32(offset &+ 16, load32(offset &+ 16) &+ 1)
            at &+= 8
        }
        return true
    }

    private func fillCode(_ function: FunctionCode, _ offset: Offset, _ plan: PrototypePlan) {
        let at = offset &+ plan.code
        store32(offset &+ 20, at)
        store32(offset &+ 24, UInt32(function.code.count))
        for (index, word) in function.code.enumerated() { store32(at &+ UInt32(index) &* 4, word) }
        var shape = UInt32(function.parameterCount) | UInt32(function.registerCount) &<< 8
        shape |= UInt32(function.defaultCount) &<< 16
        if function.isVariadic { shape |= Prototype.variadic }
        if function.isGenerator { shape |= Prototype.generator }
        if function.assignsThis { shape |= Prototype.assignsThis }
        store32(offset &+ 28, shape)
        store32(offset &+ 40, UInt32(bitPattern: function.line))
    }

    private func fillTables(
        _ function: FunctionCode, _ sources: [Value], _ list: ArrayObject, _ offset: Offset, _ plan: inout PrototypePlan
    ) -> Bool {
        if let name = function.name {
            guard let text = string(name) else { return false }
            adopt(text.offset, at: offset &+ 32)
        }
        adopt(sources[Int(function.source)].offset, at: offset &+ 36)

        var at = plan.begin(offset, 48, self, function.functions.count, 4)
        for inner in function.functions {
            adopt(list[inner].offset, at: at)
            at &+= 4
        }
        at = plan.begin(offset, 56, self, function.outers.count, 4)
        for capture in function.outers {
            switch capture {
            case .register(let register): store32(at, UInt32(register))
            case .outer(let index): store32(at, UInt32(index) | OuterRecord.isOuter)
            }
            at &+= 4
        }
        at = plan.begin(offset, 64, self, function.lines.count, LineRecord.size)
        for entry in function.lines {
            store32(at, entry.pc)
            store32(at &+ 4, UInt32(bitPattern: entry.line))
            adopt(sources[Int(entry.source)].offset, at: at &+ 8)
            at &+= LineRecord.size
        }
        at = plan.begin(offset, 72, self, function.live.count, 8)
        for entry in function.live {
            store32(at, entry.pc)
            store32(at &+ 4, UInt32(entry.count))
            at &+= 8
        }
        at = plan.begin(offset, 80, self, function.handlers.count, HandlerRecord.size)
        for handler in function.handlers {
            store32(at, handler.start)
            store32(at &+ HandlerRecord.end, handler.end)
            store32(at &+ HandlerRecord.target, handler.target)
            store32(at &+ HandlerRecord.register, UInt32(handler.register))
            at &+= HandlerRecord.size
        }
        at = plan.begin(offset, 88, self, function.locals.count, LocalRecord.size)
        for local in function.locals {
            guard let name = string(local.name) else { return false }
            adopt(name.offset, at: at)
            store32(at &+ 4, UInt32(local.register))
            store32(at &+ 8, local.start)
            store32(at &+ 12, local.end)
            at &+= LocalRecord.size
        }
        return true
    }

    /// Takes a dying prototype out of the list of all.
    func prototypeDied(_ offset: Offset) {
        let prototype = Prototype(core: self, offset: offset)
        let (next, previous) = (prototype.next, prototype.previous)
        if previous == 0 {
            state.pointee.prototypes = next
        } else {
            Prototype(core: self, offset: previous).next = next
        }
        if next != 0 { Prototype(core: self, offset: next).previous = previous }
    }
}

/// Where the parts of a prototype go.
private struct PrototypePlan {
    let constants: UInt32
    let code: UInt32
    let size: UInt32
    /// Where the next table begins.
    private var next: UInt32

    init(_ function: FunctionCode) {
        constants = Prototype.headerSize &+ UInt32(function.cacheCount) &* 8
        code = constants &+ UInt32(function.constants.count) &* 8
        next = code &+ UInt32(function.code.count) &* 4
        size =
            next &+ UInt32(function.functions.count &+ function.outers.count) &* 4
            &+ UInt32(function.lines.count) &* LineRecord.size &+ UInt32(function.live.count) &* 8
            &+ UInt32(function.handlers.count) &* HandlerRecord.size
            &+ UInt32(function.locals.count) &* LocalRecord.size
    }

    /// Notes offset and count of a table in the fixed part; where it begins.
    mutating func begin(_ prototype: Offset, _ field: UInt32, _ core: Core, _ count: Int, _ width: UInt32) -> Offset {
        let at = prototype &+ next
        next &+= UInt32(count) &* width
        core.store32(prototype &+ field, at)
        core.store32(prototype &+ field &+ 4, UInt32(count))
        return at
    }
}
