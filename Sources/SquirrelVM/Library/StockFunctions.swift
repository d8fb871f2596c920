/// What the stock interpreter shows of itself and imp does not.
extension Core {
    // MARK: Tables and handlers

    /// `setroottable(table)`: the old one. Ours: null is refused.
    func setRootTable(_ call: NativeCall) -> Value {
        guard call[1].tag == Tag.table else { return fail("ivalid type") }
        let old = state.pointee.rootTable
        retain(object: call[1].offset)
        state.pointee.rootTable = call[1].offset
        release(object: old)
        return Value(tag: Tag.table, payload: old)
    }

    /// `setconsttable(table)`: the old one.
    func setConstTable(_ call: NativeCall) -> Value {
        guard call[1].tag == Tag.table else { return fail("ivalid type, expected table") }
        let old = libraryValue(.constants)
        setLibraryValue(.constants, call[1])
        return old
    }

    /// `seterrorhandler(f)`, `setdebughook(f)`: null takes it away, anything but a function is passed over. The debug
    /// hook is only kept, never called.
    func setHandler(_ call: NativeCall, _ which: LibraryValue) -> Value {
        switch call[1].tag {
        case Tag.closure, Tag.native, Tag.null: setLibraryValue(which, call[1])
        default: break
        }
        return .null
    }

    // MARK: Functions

    /// `f.getinfos()`
    func functionInfos(_ call: NativeCall) -> Value {
        guard let table = newTable() else { return outOfMemory() }
        let isComplete =
            call.this.tag == Tag.closure
            ? describe(closure(call.this), in: table) : describe(native(call.this), in: table)
        return isComplete ? table.asValue : outOfMemory()
    }

    private func describe(_ closure: ClosureObject, in table: Table) -> Bool {
        let prototype = Prototype(core: self, offset: closure.prototype)
        guard let parameters = parameterNames(prototype), let defaults = newArray(prototype.defaultCount) else {
            return false
        }
        var index: UInt32 = 0
        while index < prototype.defaultCount {
            if !defaults.append(loadValue(closure.slot(closure.outerCount &+ index))) { return false }
            index &+= 1
        }
        return set(table, "native", .bool(false)) && set(table, "name", stringOrNull(prototype.name))
            && set(table, "src", stringOrNull(prototype.source)) && set(table, "parameters", parameters)
            && set(table, "varargs", .integer(prototype.isVariadic ? 1 : 0))
            && set(table, "defparams", defaults.asValue)
    }

    private func stringOrNull(_ offset: Offset) -> Value {
        offset == 0 ? .null : Value(tag: Tag.string, payload: offset)
    }

    private func parameterNames(_ prototype: Prototype) -> Value? {
        let count = prototype.parameterCount
        guard let names = newArray(count &+ 1), names.resize(count) else { return nil }
        var index: UInt32 = 0
        while index < prototype.localCount {
            let row = prototype.locals &+ index &* LocalRecord.size
            let register = load32(row &+ LocalRecord.register)
            if register < count && names[register].isNull { names.set(register, stringOrNull(load32(row))) }
            index &+= 1
        }
        if prototype.isVariadic {
            guard let rest = string("..."), names.append(rest) else { return nil }
        }
        return names.asValue
    }

    private func describe(_ native: NativeObject, in table: Table) -> Bool {
        guard let types = typeMasks(native) else { return false }
        return set(table, "native", .bool(true)) && set(table, "name", stringOrNull(native.name))
            && set(table, "paramscheck", .integer(native.arity)) && set(table, "typecheck", types)
    }

    /// The types of a native's parameters in the bits of 3.0.4; null where none are declared.
    private func typeMasks(_ native: NativeObject) -> Value? {
        if native.mask(0) == 0 { return .null }
        guard let list = newArray() else { return nil }
        var index: UInt32 = 0
        while index < NativeObject.maskCount && native.mask(index) != 0 {
            if !list.append(.integer(originalMask(native.mask(index)))) { return nil }
            index &+= 1
        }
        return list.asValue
    }

    /// 3.0.4 has user data between arrays and functions, two more kinds behind generators, and prototypes.
    private func originalMask(_ mask: UInt32) -> Int32 {
        if mask == TypeMask.any { return -1 }
        let low = mask & (TypeMask.closure &- 1)
        let functions = (mask & (TypeMask.closure | TypeMask.native | TypeMask.generator)) &<< 1
        let rest = (mask & (TypeMask.classObject | TypeMask.instance | TypeMask.weakReference)) &<< 4
        return Int32(bitPattern: low | functions | rest)
    }

    // MARK: The call stack

    /// `getstackinfos(level)`: level 0 is this very call; null behind the last one.
    func stackInfos(_ call: NativeCall) -> Value {
        let level = call.integer(1)
        if level < 0 { return .null }
        guard let table = newTable(), let locals = newTable(), set(table, "func", .null) else { return outOfMemory() }
        if level == 0 {
            guard let function = string("getstackinfos"), let source = string("NATIVE") else { return outOfMemory() }
            return finishInfos(table, function, source, -1, locals)
        }
        guard let (cursor, end) = scriptFrame(level, call) else { return .null }
        let prototype = cursor.prototype
        let word = (cursor.pc &- prototype.code) &>> 2 &- 1
        let (source, line) = prototype.position(of: word)
        guard let unknown = string("unknown"), collectLocals(cursor, word, below: end, in: locals) else {
            return outOfMemory()
        }
        let name = prototype.name == 0 ? unknown : Value(tag: Tag.string, payload: prototype.name)
        return finishInfos(table, name, Value(tag: Tag.string, payload: source), line, locals)
    }

    private func finishInfos(
        _ table: Table, _ function: Value, _ source: Value, _ line: Int32, _ locals: Table
    ) -> Value {
        guard set(table, "func", function), set(table, "src", source), set(table, "line", .integer(line)),
            set(table, "locals", locals.asValue)
        else { return outOfMemory() }
        return table.asValue
    }

    /// The nth script frame from the innermost out, and where its live registers end; nil where there are not as many.
    private func scriptFrame(_ level: Int32, _ call: NativeCall) -> (FrameCursor, end: Offset)? {
        var cursor = topFrame
        var end = call.frame &- 8
        var left = level
        while !cursor.isHost {
            if !cursor.isContinuation {
                left -= 1
                if left == 0 { return (cursor, end) }
            }
            let callee = cursor
            cursor.pop()
            end = callee.isContinuation ? cursor.endInMiddle : callee.frame &- 8
            charge(1)
        }
        return nil
    }

    /// Adds the variables in scope. A program's table of them may name registers that are not live.
    private func collectLocals(_ cursor: FrameCursor, _ word: UInt32, below end: Offset, in table: Table) -> Bool {
        let prototype = cursor.prototype
        var index: UInt32 = 0
        while index < prototype.localCount {
            let row = prototype.locals &+ index &* LocalRecord.size
            let isInScope = word >= load32(row &+ LocalRecord.start) && word < load32(row &+ LocalRecord.end)
            let place = cursor.frame &+ load32(row &+ LocalRecord.register) &* 8
            if isInScope, place < end, load32(row) != 0 {
                if !table.set(stringOrNull(load32(row)), loadValue(place)) { return false }
            }
            index &+= 1
        }
        charge(prototype.localCount)
        return true
    }
}

/// Fields of a row of a prototype's table of local variables; the name comes first.
extension LocalRecord {
    fileprivate static let register: UInt32 = 4
    fileprivate static let start: UInt32 = 8
    fileprivate static let end: UInt32 = 12
}
