import ProgramGenerator

/// Makes a program smaller while it shows what it showed.
struct Shrinker {
    let shows: (GeneratedProgram) throws -> Bool
    /// How many candidates are tried.
    var attempts = 600

    init(_ shows: @escaping (GeneratedProgram) throws -> Bool) { self.shows = shows }

    mutating func shrink(_ program: GeneratedProgram) throws -> GeneratedProgram {
        var program = program
        var isSmaller = true
        while isSmaller {
            isSmaller = false
            program.statements = try shrink(program.statements) { statements in
                var candidate = program
                candidate.statements = statements
                guard attempts > 0 else { return false }
                attempts -= 1
                let shown = try shows(candidate)
                if shown { isSmaller = true }
                return shown
            }
        }
        return program
    }

    /// Leaves out ever shorter runs of statements, then looks into those that are left.
    private func shrink(_ list: [Statement], _ accepts: ([Statement]) throws -> Bool) rethrows -> [Statement] {
        var list = list
        var length = list.count
        while length > 0 {
            var start = 0
            while start < list.count {
                let candidate = Array(list[..<start]) + list.dropFirst(start + length)
                if try accepts(candidate) { list = candidate } else { start += length }
            }
            length /= 2
        }
        var index = 0
        while index < list.count {
            if let inside = list[index].onlyBlock, try accepts(list.replacing(index, with: inside)) {
                list = list.replacing(index, with: inside)
                continue
            }
            for part in list[index].parts.indices {
                guard case .block(let block) = list[index].parts[part] else { continue }
                let smaller = try shrink(block) { try accepts(list.replacing(index, part, with: $0)) }
                list = list.replacing(index, part, with: smaller)
            }
            index += 1
        }
        return list
    }
}

extension Statement {
    /// What stands in a statement that has one block.
    fileprivate var onlyBlock: [Statement]? {
        let blocks = parts.compactMap { part -> [Statement]? in
            if case .block(let statements) = part { statements } else { nil }
        }
        return blocks.count == 1 ? blocks[0] : nil
    }
}

extension [Statement] {
    fileprivate func replacing(_ index: Int, with statements: [Statement]) -> [Statement] {
        Array(self[..<index]) + statements + self[(index + 1)...]
    }

    fileprivate func replacing(_ index: Int, _ part: Int, with block: [Statement]) -> [Statement] {
        var copy = self
        copy[index].parts[part] = .block(block)
        return copy
    }
}
