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
        let source = SessionSource(project: project, file: file, selection: options.selection, session: name)
        do {
            let tests = try assemble(source.text(file.side), options, framework: options.framework)
            guard options.selection.isIn(String(decoding: tests, as: UTF8.self)) else { return .none(.skipped) }
            let other = try assemble(source.text(file.side.other), options)
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

    /// Follows Builder's directives and `#require`.
    private func assemble(
        _ text: String, _ options: TestOptions, framework: [UInt8] = []
    ) throws(BuildError) -> [UInt8] {
        var builderOptions = BuildOptions()
        builderOptions.definitions = project.variables
        builderOptions.environment = options.environment
        builderOptions.currentFolder = project.folder
        builderOptions.lineControl = .whenFileChanges
        builderOptions.warnsOfDuplicates = false
        let builder = Builder(reader: options.reader, options: builderOptions)
        return framework + (try builder.build(source: Array(text.utf8)).text)
    }
}

extension TestSide {
    /// What errors call a program's own text, as on an imp.
    fileprivate var sourceName: String { self == .device ? "device_code" : "agent_code" }
}

extension CompileError {
    fileprivate var place: String { "\(String(decoding: source, as: UTF8.self)):\(line):\(column)" }
}
