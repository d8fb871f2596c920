/// The tables beside the code: sorted, and naming only what is there.
extension FunctionVerifier {
    mutating func checkTables() throws(FunctionFault) {
        try checkLines()
        try checkLive()
        try checkHandlers()
        try checkLocals()
    }

    private func checkLines() throws(FunctionFault) {
        var previous = -1
        for entry in function.lines {
            guard Int(entry.pc) > previous, Int(entry.pc) < function.code.count, Int(entry.source) < sources else {
                throw FunctionFault(pc: Int(entry.pc), problem: .lineTable)
            }
            previous = Int(entry.pc)
        }
    }

    /// `this` is live everywhere, and in a generator function so is the generator: nothing else may hold it.
    private mutating func checkLive() throws(FunctionFault) {
        let fewest = (generatorRegister ?? 0) + 1
        guard let first = function.live.first, first.pc == 0 else {
            throw FunctionFault(pc: nil, problem: .liveTable)
        }
        live = []
        live.reserveCapacity(starts.count)
        var current = first.count
        var row = 0
        for pc in starts.indices {
            if row < function.live.count, Int(function.live[row].pc) == pc {
                current = function.live[row].count
                row += 1
                guard starts[pc], Int(current) >= fewest, Int(current) <= registerCount else {
                    throw FunctionFault(pc: pc, problem: .liveTable)
                }
            }
            live.append(current)
        }
        // A row that is out of order, or behind the end, was never met.
        if row < function.live.count { throw FunctionFault(pc: Int(function.live[row].pc), problem: .liveTable) }
    }

    private func checkLocals() throws(FunctionFault) {
        for local in function.locals {
            guard Int(local.register) < registerCount, local.start <= local.end,
                Int(local.end) <= function.code.count
            else { throw FunctionFault(pc: Int(local.start), problem: .localTable) }
        }
    }

    // MARK: Handlers

    /// Rows must be nested, inner ones first, so that the first row that fits is the innermost.
    private mutating func checkHandlers() throws(FunctionFault) {
        for row in function.handlers {
            guard row.start < row.end, isStart(row.start), isStart(row.end, orEnd: true), isStart(row.target),
                Int(row.register) < registerCount, row.register > 0 || function.assignsThis,
                generatorRegister.map({ Int(row.register) > $0 }) ?? true
            else { throw FunctionFault(pc: Int(row.start), problem: .handlerTable) }
        }
        handlers = [Int32](repeating: -1, count: starts.count)
        // From the outside in: rows that begin earlier, end later or stand further down.
        let rows = function.handlers
        let order = rows.indices.sorted { left, right in
            if rows[left].start != rows[right].start { return rows[left].start < rows[right].start }
            if rows[left].end != rows[right].end { return rows[left].end > rows[right].end }
            return left > right
        }
        var open: [Int] = []
        var painted = 0
        for row in order {
            while let top = open.last, rows[top].end <= rows[row].start {
                paint(&painted, to: Int(rows[top].end), open)
                open.removeLast()
            }
            paint(&painted, to: Int(rows[row].start), open)
            if let top = open.last, rows[row].end > rows[top].end || row > top {
                throw FunctionFault(pc: Int(rows[row].start), problem: .handlerTable)
            }
            open.append(row)
        }
        while let top = open.last {
            paint(&painted, to: Int(rows[top].end), open)
            open.removeLast()
        }
    }

    /// Notes the innermost open row for the words from `from` on.
    private mutating func paint(_ from: inout Int, to end: Int, _ open: [Int]) {
        if let top = open.last {
            var word = from
            while word < end {
                handlers[word] = Int32(top)
                word += 1
            }
        }
        from = max(from, end)
    }

    private func isStart(_ pc: UInt32, orEnd: Bool = false) -> Bool {
        Int(pc) < starts.count ? starts[Int(pc)] : orEnd && Int(pc) == starts.count
    }
}
