public import SquirrelVM
import Synchronization

/// The beginnings of machines: library and API of a side in place, made once and shared by all machines of its kind.
///
/// Whoever makes machines owns one and passes it on. It may be used from any thread.
public final class BootImages: Sendable {
    private struct Kind: Hashable {
        var side: ObjectIdentifier
        var module: Module?
        var limits: MachineLimits
    }

    /// A machine with the API of its side, and the classes of objects that come and go.
    private struct BootImage {
        var machine: MachineTemplate
        var classes: SortedTable<String, Root>
    }

    private let images = Mutex<[Kind: BootImage]>([:])

    public init() {}

    /// The beginning of all machines of a side that run this program.
    ///
    /// - Parameter module: nil for an agent.
    /// - Returns: nil when there is no memory for one.
    public func template<Side: ScriptSide & ~Copyable>(
        _ program: Program, figures: MachineFigures, module: Module?, for side: Side.Type
    ) -> ScriptTemplate? {
        guard let image = bootImage(figures.limits, module, for: side),
            var machine = Machine(image.machine),
            let body = machine.load(program).flatMap({ machine.addRoot($0) }),
            let template = machine.makeTemplate()
        else { return nil }
        return ScriptTemplate(
            program: program, figures: figures, module: module, machine: template, body: body, classes: image.classes)
    }

    private func bootImage<Side: ScriptSide & ~Copyable>(
        _ limits: MachineLimits, _ module: Module?, for side: Side.Type
    ) -> BootImage? {
        let kind = Kind(side: ObjectIdentifier(side), module: module, limits: limits)
        return images.withLock { images in
            if let known = images[kind] { return known }
            guard var machine = Machine(limits: limits, dialect: module == nil ? .agent : .device),
                let classes = Side.api.bind(to: &machine, module: module), let template = machine.makeTemplate()
            else { return nil }
            let image = BootImage(machine: template, classes: classes)
            images[kind] = image
            return image
        }
    }
}

/// The beginning of all machines that run one program on one side; they share its pages until they write to them.
///
/// It holds a file descriptor as long as it lives.
public final class ScriptTemplate: Sendable {
    public let program: Program
    public let figures: MachineFigures
    /// Nil for an agent.
    public let module: Module?
    private let machine: MachineTemplate
    /// The program's body.
    private let body: Root
    let classes: SortedTable<String, Root>

    fileprivate init(
        program: Program, figures: MachineFigures, module: Module?, machine: MachineTemplate, body: Root,
        classes: SortedTable<String, Root>
    ) {
        self.program = program
        self.figures = figures
        self.module = module
        self.machine = machine
        self.body = body
        self.classes = classes
    }

    /// A machine that is about to run the program's body. Nil when there is no memory for it.
    func makeMachine() -> Machine? {
        guard var new = Machine(machine), let main = new.value(of: body) else { return nil }
        new.start(main)
        return new
    }
}
