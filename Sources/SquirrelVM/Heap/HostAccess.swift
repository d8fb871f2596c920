/// How a host reads and makes values between two runs of a machine. A `Value` is good until the machine runs again;
/// what is to be kept longer needs a `Root`.
extension Machine {
    public var rootTable: Value { Value(tag: Tag.table, payload: core.state.pointee.rootTable) }

    /// The table that `getconsttable` shows, for the host to fill; nil in the dialects that have no such function.
    public var constantTable: Value? {
        let table = core.libraryValue(.constants)
        return table.tag == Tag.table ? table : nil
    }

    /// The bytes of a string.
    public func bytes(_ value: Value) -> [UInt8]? {
        value.isString ? Array(core.stringObject(value).buffer) : nil
    }

    /// Calls `body` with the bytes of a string, which must not be kept.
    public func withBytes<T>(_ value: Value, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T? {
        value.isString ? body(core.stringObject(value).buffer) : nil
    }

    /// A string; nil when memory is out.
    public mutating func makeString(_ bytes: [UInt8]) -> Value? { core.string(bytes) }

    public mutating func makeTable() -> Value? { core.newTable()?.asValue }
    public mutating func makeArray() -> Value? { core.newArray()?.asValue }

    /// Sets a slot of a table, or adds to an array. False when memory is out or the value is neither.
    @discardableResult
    public mutating func set(_ table: Value, _ key: Value, _ value: Value) -> Bool {
        table.tag == Tag.table && !key.isNull && core.table(table).set(key, value)
    }

    @discardableResult
    public mutating func append(_ array: Value, _ value: Value) -> Bool {
        array.tag == Tag.array && core.array(array).append(value)
    }

    /// A table's own slot.
    public func get(_ table: Value, _ key: Value) -> Value? {
        guard table.tag == Tag.table else { return nil }
        return core.table(table).get(key).map { core.resolved($0) }
    }

    public func count(_ value: Value) -> Int {
        switch value.tag {
        case Tag.table: Int(core.table(value).count)
        case Tag.array: Int(core.array(value).count)
        case Tag.string: Int(core.stringObject(value).length)
        default: 0
        }
    }

    public func element(_ array: Value, _ index: Int) -> Value {
        core.resolved(core.array(array)[UInt32(index)])
    }

    /// The first slot of a table at or behind a position, in iteration order.
    public func nextSlot(_ table: Value, _ position: Int) -> (position: Int, key: Value, value: Value)? {
        guard let (node, key, value) = core.table(table).next(from: UInt32(position)) else { return nil }
        return (Int(node) + 1, key, core.resolved(value))
    }

    /// Keeps a value beyond the next run; nil when memory is out.
    public mutating func addRoot(_ value: Value) -> Root? { core.addRoot(value) }
    public mutating func removeRoot(_ root: Root) { core.removeRoot(root) }
    public func value(of root: Root) -> Value? { core.value(of: root) }

    /// A value as text, metamethods not asked.
    public func text(_ value: Value) -> [UInt8] {
        if let bytes = bytes(value) { return bytes }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Core.longestText) { buffer in
            guard let base = buffer.baseAddress else { return [] }
            var out = ByteWriter(base, capacity: Core.longestText)
            core.write(value, to: &out)
            return Array(UnsafeBufferPointer(start: base, count: min(out.count, Core.longestText)))
        }
    }

    /// Reports of errors that nothing caught, in order; taking them forgets them.
    public mutating func takeReports() -> [ErrorReport] {
        guard core.state.pointee.reports != 0 else { return [] }
        let list = ArrayObject(core: core, offset: core.state.pointee.reports)
        var reports: [ErrorReport] = []
        var index: UInt32 = 0
        while index < list.count {
            // In a loaded image the program may know a report, and change it.
            let report = list[index]
            if report.tag == Tag.array && core.array(report).count != 0 {
                reports.append(readReport(core.array(report)))
            }
            index += 1
        }
        core.state.pointee.reports = 0
        core.release(object: list.offset)
        return reports
    }

    /// Whether `run` comes back with `Exit.interrupted` for every exception, before anything handles it; the next run goes
    /// on. It is saved with the machine.
    public var stopsAtThrows: Bool {
        get { core.state.pointee.stopsAtThrows != 0 }
        set { core.state.pointee.stopsAtThrows = newValue ? 1 : 0 }
    }

    /// The exception that the machine has stopped at, with the whole call stack; nil where it stopped for something else.
    public var stoppedThrow: ErrorReport? {
        guard core.state.pointee.throwing == Throwing.shown else { return nil }
        let exception = core.state.pointee.exception
        var report = ErrorReport(message: text(exception), isText: exception.isString, frames: [])
        _ = core.forEachTraced { name, source, line in
            report.frames.append(ErrorReport.Frame(function: bytes(name), source: text(source), line: line))
            return true
        }
        return report
    }

    private func readReport(_ array: ArrayObject) -> ErrorReport {
        var report = ErrorReport(message: text(array[0]), isText: array[0].isString, frames: [])
        var index: UInt32 = 1
        while index + 2 < array.count && report.frames.count < Core.longestTrace {
            report.frames.append(
                ErrorReport.Frame(
                    function: bytes(array[index]), source: text(array[index + 1]), line: array[index + 2].integer))
            index += 3
        }
        return report
    }

    /// Host ids of native objects that died since the last call.
    public mutating func takeDeadHosts() -> [UInt32] {
        guard core.state.pointee.deadHosts != 0 else { return [] }
        let list = ArrayObject(core: core, offset: core.state.pointee.deadHosts)
        let ids = (0..<list.count).map { list[$0].payload }
        core.state.pointee.deadHosts = 0
        core.release(object: list.offset)
        return ids
    }
}

/// An exception that nothing caught, with the call stack at the throw, innermost frame first.
public struct ErrorReport: Equatable, Sendable {
    public struct Frame: Equatable, Sendable {
        /// Nil for an anonymous function.
        public var function: [UInt8]?
        public var source: [UInt8]
        public var line: Int32
    }

    public var message: [UInt8]
    /// Whether the exception was a string; other values show as `tostring` shows them.
    public var isText: Bool
    public var frames: [Frame]
}

extension Core {
    /// Remembers that an instance with a host's half died.
    func queueDeadHost(_ id: UInt32) {
        if state.pointee.deadHosts == 0 {
            guard let list = newArray(4) else { return }
            list.keep(asRoot: &state.pointee.deadHosts)
        }
        _ = ArrayObject(core: self, offset: state.pointee.deadHosts).append(.integer(Int32(bitPattern: id)))
    }
}
