/// A listing of a program: every function with its constants, its code and its tables.
///
/// It shows any program, also one that the verifier refuses: what does not exist is marked with `?`.
public func disassemble(_ program: Program) -> [UInt8] {
    var listing = Listing(program)
    for number in program.functions.indices {
        if number > 0 { listing.out.append("\n") }
        listing.addFunction(number)
    }
    return listing.out.bytes
}

/// The listing of one function.
public func disassemble(_ program: Program, function number: Int) -> [UInt8] {
    var listing = Listing(program)
    listing.addFunction(number)
    return listing.out.bytes
}

/// A listing as it grows.
struct Listing {
    let program: Program
    var out = TextBuffer()
    /// Where the line under way begins, for columns.
    private var lineStart = 0

    init(_ program: Program) { self.program = program }

    mutating func addFunction(_ number: Int) {
        let function = program.functions[number]
        addHeading(number, function)
        addConstants(function)
        addCaptures(function)
        addCode(function)
        addTables(function)
    }

    mutating func endLine() {
        out.append("\n")
        lineStart = out.bytes.count
    }

    mutating func pad(to column: Int) { out.pad(to: column, from: lineStart) }

    // MARK: Heading

    private mutating func addHeading(_ number: Int, _ function: FunctionCode) {
        lineStart = out.bytes.count
        out.append("function ")
        out.append(decimal: number)
        out.append(": ")
        if let name = function.name { out.append(name) } else { out.append("(anonymous)") }
        out.append(", ")
        addPosition(source: function.source, line: function.line)
        endLine()
        out.append("  ")
        addCount(Int(function.parameterCount), "parameter")
        if function.isVariadic { out.append(" and vargv") }
        if function.defaultCount > 0 {
            out.append(", ")
            addCount(Int(function.defaultCount), "default value")
        }
        out.append(", ")
        addCount(Int(function.registerCount), "register")
        out.append(", ")
        addCount(Int(function.cacheCount), "inline cache")
        if function.isGenerator { out.append(", generator") }
        if function.assignsThis { out.append(", assigns this") }
        endLine()
    }

    private mutating func addCount(_ count: Int, _ noun: StaticString) {
        out.append(decimal: count)
        out.append(" ")
        out.append(noun)
        if count != 1 { out.append("s") }
    }

    mutating func addPosition(source: UInt16, line: Int32) {
        if Int(source) < program.sources.count { out.append(program.sources[Int(source)]) } else { out.append("?") }
        out.append(":")
        out.append(decimal: Int(line))
    }

    // MARK: What the code refers to

    private mutating func addConstants(_ function: FunctionCode) {
        for (number, constant) in function.constants.enumerated() {
            out.append("  k")
            out.append(decimal: number)
            pad(to: 8)
            addConstant(constant)
            endLine()
        }
    }

    private mutating func addCaptures(_ function: FunctionCode) {
        for (number, capture) in function.outers.enumerated() {
            out.append("  o")
            out.append(decimal: number)
            pad(to: 8)
            switch capture {
            case .register(let register):
                out.append("r")
                out.append(decimal: Int(register))
            case .outer(let index):
                out.append("o")
                out.append(decimal: Int(index))
            }
            out.append(" of the containing function")
            if number < function.outerNames.count {
                out.append(", ")
                out.append(function.outerNames[number])
            }
            endLine()
        }
    }

    // MARK: Tables

    private mutating func addTables(_ function: FunctionCode) {
        for handler in function.handlers {
            out.append("  try ")
            addSpan(handler.start, handler.end)
            out.append(" catch r")
            out.append(decimal: Int(handler.register))
            out.append(" -> ")
            out.append(decimal: Int(handler.target))
            endLine()
        }
        for local in function.locals {
            out.append("  local r")
            out.append(decimal: Int(local.register))
            out.append(" ")
            out.append(local.name)
            out.append(" ")
            addSpan(local.start, local.end)
            endLine()
        }
    }

    private mutating func addSpan(_ start: UInt32, _ end: UInt32) {
        out.append(decimal: Int(start))
        out.append("..<")
        out.append(decimal: Int(end))
    }
}
