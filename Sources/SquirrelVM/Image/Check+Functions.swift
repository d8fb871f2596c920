/// Functions: the parts of each lie where the loader puts them, and the code passes the verifier again.
extension HeapChecker {
    /// Every function but the stub's stands in the machine's list, and can run.
    mutating func checkFunctions() throws(HeapFault) {
        for offset in prototypes {
            if map.has(HeapMap.Mark.listed, offset) {
                functions.append(try verified(Prototype(core: core, offset: offset)))
            } else {
                try require(isStub(offset) || isExhausted, offset, .prototype)
            }
        }
    }

    private func isStub(_ prototype: Offset) -> Bool {
        map.isObject(state.stubClosure)
            && ClosureObject(core: core, offset: state.stubClosure).prototype == prototype
    }

    func function(of prototype: Offset) -> CheckedFunction? {
        var low = 0
        var high = functions.count
        while low < high {
            let middle = (low + high) / 2
            if functions[middle].prototype < prototype { low = middle + 1 } else { high = middle }
        }
        return low < functions.count && functions[low].prototype == prototype ? functions[low] : nil
    }

    // MARK: Parts

    mutating func followPrototype(_ object: Offset) throws(HeapFault) {
        let prototype = Prototype(core: core, offset: object)
        if !map.has(HeapMap.Mark.listed, object) {
            // The stub's, or one that was left unfinished: both without parts that could be followed.
            return try require(hasNoParts(prototype) || isExhausted, object, .prototype)
        }
        try checkParts(prototype)
        try require(prototype.source != 0, object, .prototype)
        for index in 0..<prototype.constantCount {
            let slot = prototype.constants + index * 8
            let constant = core.loadValue(slot)
            try require(constant.tag <= Tag.string, slot, .value)
            try hold(constant, at: slot)
        }
        for index in 0..<prototype.functionCount {
            let child = core.load32(prototype.functions + index * 4)
            try hold(child, as: Tag.prototype)
            // Functions form trees; what many would share would be looked at as often.
            try require(map.set(HeapMap.Mark.inner, child), object, .prototype)
        }
        for index in 0..<prototype.lineCount {
            try hold(core.load32(prototype.lines + index * LineRecord.size + 8), as: Tag.string)
        }
        for index in 0..<prototype.localCount {
            try hold(core.load32(prototype.locals + index * LocalRecord.size), as: Tag.string)
        }
    }

    private func hasNoParts(_ prototype: Prototype) -> Bool {
        let followed = prototype.constantCount | prototype.functionCount | prototype.lineCount | prototype.localCount
        let others = prototype.codeCount | prototype.outerCount | prototype.liveCount | prototype.handlerCount
        return followed | others | prototype.cacheCount == 0
    }

    /// Everything stands behind the fixed part without gaps.
    private func checkParts(_ prototype: Prototype) throws(HeapFault) {
        let offset = prototype.offset
        var at = UInt64(offset) + UInt64(Prototype.headerSize)
        func part(_ place: Offset, _ count: UInt32, _ width: UInt32) throws(HeapFault) {
            try require(UInt64(place) == at, offset, .prototype)
            at += UInt64(count) * UInt64(width)
        }
        try require(prototype.cacheCount <= 0xFFFF, offset, .prototype)
        at += UInt64(prototype.cacheCount) * 8
        try part(prototype.constants, prototype.constantCount, 8)
        try part(prototype.code, prototype.codeCount, 4)
        try part(prototype.functions, prototype.functionCount, 4)
        try part(prototype.outers, prototype.outerCount, 4)
        try part(prototype.lines, prototype.lineCount, LineRecord.size)
        try part(prototype.live, prototype.liveCount, 8)
        try part(prototype.handlers, prototype.handlerCount, HandlerRecord.size)
        try part(prototype.locals, prototype.localCount, LocalRecord.size)
        try require(at == UInt64(offset) + UInt64(prototype.totalSize), offset, .prototype)
    }

    // MARK: Code

    private func verified(_ prototype: Prototype) throws(HeapFault) -> CheckedFunction {
        let function = try read(prototype)
        var inner: [InnerFunction] = []
        for index in 0..<prototype.functionCount {
            let child = Prototype(core: core, offset: core.load32(prototype.functions + index * 4))
            try require(map.has(HeapMap.Mark.listed, child.offset), child.offset, .prototype)
            let captures = try captures(of: child)
            if !captures.allSatisfy({ exists($0, in: function) }) { throw fail(prototype.offset, .code) }
            inner.append(InnerFunction(defaultCount: Int(child.defaultCount), captures: captures))
        }
        var verifier = FunctionVerifier(function, inner: inner, sources: 1)
        let flow: CaptureFlow?
        do throws(FunctionFault) {
            flow = try verifier.run()
        } catch {
            // A row of a table may name any place.
            throw fail(prototype.code + UInt32(min(max(0, error.pc ?? 0), function.code.count)) * 4, .code)
        }
        return CheckedFunction(prototype, verifier, flow)
    }

    private func captures(of prototype: Prototype) throws(HeapFault) -> [OuterCapture] {
        var captures: [OuterCapture] = []
        for index in 0..<prototype.outerCount {
            let row = core.load32(prototype.outers + index * 4)
            let number = row & ~OuterRecord.isOuter
            if row & OuterRecord.isOuter != 0 {
                try require(number <= 0xFFFF, prototype.outers, .prototype)
                captures.append(.outer(UInt16(number)))
            } else {
                try require(number <= 0xFF, prototype.outers, .prototype)
                captures.append(.register(UInt8(number)))
            }
        }
        return captures
    }

    /// The function as the verifier reads it. Texts are left out; strings among the constants are empty.
    private func read(_ prototype: Prototype) throws(HeapFault) -> FunctionCode {
        var function = FunctionCode()
        function.parameterCount = UInt8(prototype.parameterCount)
        function.defaultCount = UInt8(prototype.defaultCount)
        function.registerCount = UInt8(prototype.registerCount)
        function.isVariadic = prototype.isVariadic
        function.isGenerator = prototype.isGenerator
        function.assignsThis = prototype.shape & Prototype.assignsThis != 0
        function.cacheCount = UInt16(prototype.cacheCount)
        for index in 0..<prototype.codeCount { function.code.append(core.load32(prototype.code + index * 4)) }
        for index in 0..<prototype.constantCount {
            let constant = core.loadValue(prototype.constants + index * 8)
            function.constants.append(constant.isString ? .string([]) : .null)
        }
        function.outers = try captures(of: prototype)
        for index in 0..<prototype.lineCount {
            let pc = core.load32(prototype.lines + index * LineRecord.size)
            function.lines.append(LineEntry(pc: pc, line: 0, source: 0))
        }
        try readTables(prototype, &function)
        return function
    }

    private func readTables(_ prototype: Prototype, _ function: inout FunctionCode) throws(HeapFault) {
        for index in 0..<prototype.liveCount {
            let row = prototype.live + index * 8
            try require(core.load32(row + 4) <= 0xFF, row, .prototype)
            function.live.append(LiveEntry(pc: core.load32(row), count: UInt16(core.load32(row + 4))))
        }
        for index in 0..<prototype.handlerCount {
            let row = prototype.handlers + index * HandlerRecord.size
            let register = core.load32(row + HandlerRecord.register)
            try require(register <= 0xFF, row, .prototype)
            function.handlers.append(
                ExceptionHandler(
                    start: core.load32(row), end: core.load32(row + HandlerRecord.end),
                    target: core.load32(row + HandlerRecord.target), register: UInt8(register)))
        }
        for index in 0..<prototype.localCount {
            let row = prototype.locals + index * LocalRecord.size
            try require(core.load32(row + 4) <= 0xFF, row, .prototype)
            function.locals.append(
                LocalVariable(
                    name: [], register: UInt8(core.load32(row + 4)), start: core.load32(row + 8),
                    end: core.load32(row + 12)))
        }
    }

    private func exists(_ capture: OuterCapture, in function: FunctionCode) -> Bool {
        switch capture {
        case .register(let register):
            register < function.registerCount && !(function.isGenerator && register == function.generatorRegister)
        case .outer(let index): Int(index) < function.outers.count
        }
    }
}
