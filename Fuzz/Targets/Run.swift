import SquirrelCompiler
import SquirrelVM

/// A program does the same whenever it runs, in slices of any length, and saved and restored between them; the heap is
/// sound when it ends.
public func fuzzRun(_ input: UnsafeRawBufferPointer) {
    let dialects: [Dialect] = [.stock, .device, .agent]
    let dialect = dialects[input.count % dialects.count]
    guard case .success(let program) = compiled([UInt8](input)) else { return }
    guard var whole = FuzzMachine(running: program, dialect: dialect),
        var parts = FuzzMachine(running: program, dialect: dialect)
    else { return }
    let exit = whole.run()
    whole.check()
    let partsExit = parts.runWithRestores(slice: Int32(1 + input.count % 97))
    parts.check()
    if exit == .budgetSpent || partsExit == .budgetSpent {
        let common = min(whole.output.count, parts.output.count)
        require(whole.output.prefix(common) == parts.output.prefix(common), "a restored program prints something else")
    } else {
        require(exit == partsExit, "a restored program ends with \(partsExit) instead of \(exit)")
        require(whole.output == parts.output, "a restored program prints something else")
    }
}

extension FuzzMachine {
    /// Runs like `run`, in slices, the machine replaced by a restored one at a few of their ends.
    fileprivate mutating func runWithRestores(slice: Int32) -> Machine.Exit {
        var slices = 0
        while events < Self.mostEvents {
            if let exit = runSlice(slice) { return exit }
            slices += 1
            if [1, 5, 31, 211].contains(slices) { saveAndRestore() }
        }
        return .budgetSpent
    }
}
