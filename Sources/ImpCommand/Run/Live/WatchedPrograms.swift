import ImpSimulation
import SquirrelVM
import Synchronization

/// The programs of a run whose files are watched, and all files that they were made of.
final class WatchedPrograms: Sendable {
    /// What came of compiling one side.
    struct Attempt: Sendable {
        /// Nil where it is wrong; that has been said then.
        var program: Program?
        /// The files that were read.
        var files: Set<String>
    }

    struct Side: Sendable {
        let compile: @Sendable () -> Attempt
        let deploy: @Sendable (Program) -> OutsideAction
        /// What runs now.
        var program: Program
        var files: Set<String>
    }

    private let sides: Mutex<[Side]>

    init(_ sides: [Side]) { self.sides = Mutex(sides) }

    /// What to watch.
    var files: Set<String> { sides.withLock { $0.reduce(into: []) { $0.formUnion($1.files) } } }

    /// Compiles all sides again. One that is wrong or the same as before is not deployed.
    func compileAgain() -> [OutsideAction] {
        sides.withLock { sides in sides.indices.compactMap { sides[$0].compileAgain() } }
    }
}

extension WatchedPrograms.Side {
    fileprivate mutating func compileAgain() -> OutsideAction? {
        let new = compile()
        guard let program = new.program else {
            // What makes it right may be in a file of before.
            files.formUnion(new.files)
            return nil
        }
        files = new.files
        if program == self.program { return nil }
        self.program = program
        return deploy(program)
    }
}
