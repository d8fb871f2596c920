/// What an object of the heap is made of, without its contents: enough to say what it would take elsewhere.
public enum ObjectShape: Equatable, Sendable {
    case string(bytes: UInt32)
    /// Nodes that it has room for, 0 until it has had a slot.
    case table(nodes: UInt32)
    case array(capacity: UInt32)
    /// Captured variables and default arguments.
    case closure(values: UInt32)
    case native
    /// Its lists of members are objects of their own: a table and arrays.
    case classObject
    case instance(fields: UInt32)
    case generator(registers: UInt32)
    case weakReference
    /// A captured variable.
    case outer
    case prototype(PrototypeShape)
    /// A blob's content.
    case buffer(bytes: UInt32)
}

/// What a function is made of, as the compiler made it.
public struct PrototypeShape: Equatable, Sendable {
    /// Four bytes each.
    public var codeWords: UInt32
    public var constants: UInt32
    public var parameters: UInt32
    public var functions: UInt32
    public var outers: UInt32
    public var lines: UInt32
    public var locals: UInt32
    public var defaults: UInt32

    public init(
        codeWords: UInt32, constants: UInt32, parameters: UInt32, functions: UInt32, outers: UInt32, lines: UInt32,
        locals: UInt32, defaults: UInt32
    ) {
        (self.codeWords, self.constants, self.parameters) = (codeWords, constants, parameters)
        (self.functions, self.outers, self.lines) = (functions, outers, lines)
        (self.locals, self.defaults) = (locals, defaults)
    }
}

extension Machine {
    /// Calls `body` with the shape of every object that something holds, in no order that means anything. What nothing
    /// holds is freed before, so a `Value` that the host made since the machine stopped must be in its place by now.
    ///
    /// - Parameter shared: whether objects that came with the machine's template are among them.
    public mutating func visitObjects(shared: Bool, _ body: (ObjectShape) -> Void) {
        freeDeadObjects()
        // Lists for the host are none of the program's.
        let (deadHosts, reports) = (core.state.pointee.deadHosts, core.state.pointee.reports)
        core.forEachObject { object in
            if object == deadHosts || object == reports { return }
            if shared || core.load32(object &+ 4) < Header.immortal { body(core.shape(object)) }
        }
    }

    /// As at a safe point; the arguments of a host call under way are not among the live registers.
    private func freeDeadObjects() {
        let isInHostCall = core.state.pointee.exit == ExitCode.hostCall
        let count = isInHostCall ? core.state.pointee.hostCount : 0
        forEachHostParameter(count) { core.retain($0) }
        core.reconcile(core.liveRegisters(atBoundary: !isInHostCall))
        forEachHostParameter(count) { core.release($0) }
    }

    private func forEachHostParameter(_ count: UInt32, _ body: (Value) -> Void) {
        var index: UInt32 = 0
        while index < count {
            body(core.loadValue(core.state.pointee.hostArguments &+ index &* 8))
            index &+= 1
        }
    }
}

extension Core {
    fileprivate func shape(_ object: Offset) -> ObjectShape {
        switch kind(object) {
        case Tag.string: .string(bytes: StringObject(core: self, offset: object).length)
        case Tag.table: .table(nodes: nodes(of: Table(core: self, offset: object)))
        case Tag.array: .array(capacity: ArrayObject(core: self, offset: object).capacity)
        case Tag.closure: .closure(values: ClosureObject(core: self, offset: object).slotCount)
        case Tag.classObject: .classObject
        case Tag.instance: .instance(fields: InstanceObject(core: self, offset: object).fieldCount)
        case Tag.generator: .generator(registers: GeneratorObject(core: self, offset: object).capacity)
        case Tag.weakReference: .weakReference
        case Tag.outer: .outer
        case Tag.prototype: .prototype(shape(of: Prototype(core: self, offset: object)))
        case Tag.buffer: .buffer(bytes: Buffer(core: self, offset: object).capacity)
        default: .native
        }
    }

    private func nodes(of table: Table) -> UInt32 {
        table.nodes == state.pointee.emptyNodes ? 0 : table.mask &+ 1
    }

    private func shape(of prototype: Prototype) -> PrototypeShape {
        PrototypeShape(
            codeWords: prototype.codeCount, constants: prototype.constantCount, parameters: prototype.parameterCount,
            functions: prototype.functionCount, outers: prototype.outerCount, lines: prototype.lineCount,
            locals: prototype.localCount, defaults: prototype.defaultCount)
    }
}
