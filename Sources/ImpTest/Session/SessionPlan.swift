import ImpBuilder
import SquirrelCompiler
import SquirrelVM

/// A session that is to be run: a file of the project, and the name that marks its messages.
struct SessionPlan: Sendable {
    let project: TestProject
    let file: TestFile
    let name: String

    func result(_ ending: SessionEnding) -> SessionResult { SessionResult(file: file, name: name, ending: ending) }

    /// The two programs, or why there are none.
    enum Programs {
        case built(device: Program, agent: Program)
        case none(SessionEnding)
    }

    func programs(_ options: TestOptions) -> Programs {
        let source = SessionSource(
            project: project, file: file, selection: options.selection, session: name, framework: options.framework)
        do {
            let tests = try assemble(source.text(file.side), file.side, options, framework: options.framework.text)
            guard options.selection.isIn(String(decoding: tests, as: UTF8.self)) else { return .none(.skipped) }
            let other = try assemble(source.text(file.side.other), file.side.other, options)
            let programs = (
                tests: try compile(tests, name: file.side.sourceName),
                other: try compile(other, name: file.side.other.sourceName)
            )
            return file.side == .device
                ? .built(device: programs.tests, agent: programs.other)
                : .built(device: programs.other, agent: programs.tests)
        } catch let error as BuildError {
            return .none(.notBuilt([error.description]))
        } catch let error as CompileError {
            return .none(.notBuilt(["\(error.place): error: \(error.message)"]))
        } catch {
            return .none(.notBuilt(["\(error)"]))
        }
    }

    /// A program's text: the framework, where one is put before it, and what Builder's directives and `#require` make of
    /// the source.
    private func assemble(
        _ text: String, _ side: TestSide, _ options: TestOptions, framework: [UInt8] = []
    ) throws(BuildError) -> [UInt8] {
        var sources = options.sources
        sources.options.definitions.merge(project.variables) { option, _ in option }
        sources.options.currentFolder = project.folder
        // A project includes its program on both sides, as the vendor's tool does.
        sources.options.warnsOfDuplicates = false
        let assembled = try sources.assemble(source: Array(text.utf8), name: side.sourceName).text
        if framework.isEmpty { return assembled }
        return framework + "\n#line 1 \"\(side.sourceName)\"\n".utf8 + assembled
    }
}

extension TestSide {
    /// What errors call a program's own text, as on an imp.
    fileprivate var sourceName: String { self == .device ? "device_code" : "agent_code" }
}

extension CompileError {
    fileprivate var place: String { "\(String(decoding: source, as: UTF8.self)):\(line):\(column)" }
}
