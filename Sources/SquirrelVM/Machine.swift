/// A virtual machine for Squirrel: one block of memory that holds everything of a running program.
///
/// A machine is moved, never shared. It runs in slices: `run` returns when the program is done, the budget is spent or
/// the host is asked for something. It never calls the host; what it wants is in the `Exit`.
public struct Machine: ~Copyable {
    let core: Core
    let size: Int
    public let limits: MachineLimits

    /// A machine with the library and an empty program. Nil when the addresses cannot be reserved.
    public init?(limits: MachineLimits = MachineLimits(), dialect: Dialect = .stock) {
        guard let size = Core.blockSize(limits), let memory = Platform.reserve(size) else { return nil }
        guard Core(memory).format(limits, dialect: dialect.flags, size: size) else {
            Platform.release(memory, size)
            return nil
        }
        core = Core(memory)
        self.size = size
        self.limits = limits
    }

    /// A machine as the template was, at the cost of the pages that it will write to. Nil when memory is out.
    public init?(_ template: MachineTemplate) {
        guard let memory = template.makeBlock() else { return nil }
        core = Core(memory)
        size = template.size
        limits = template.limits
    }

    /// Freezes this machine as a template: everything in it becomes immortal. It must be idle. Nil when the system
    /// has no memory for it.
    public mutating func makeTemplate() -> MachineTemplate? {
        core.seal(limits)
        // What is dead by now must not live for ever.
        core.reconcile(core.liveRegisters(atBoundary: true))
        core.immortalize()
        core.hashStrings()
        return MachineTemplate(core, size: size, limits: limits)
    }

    deinit {
        Platform.release(core.base, size)
    }

    /// Why `run` returned.
    public enum Exit: Equatable, Sendable {
        /// The call is done; its result is `Machine.result`.
        case finished
        /// An exception left the call; it is `Machine.result`, and a report is in `takeReports`.
        case uncaught
        /// The program called a function of the host: see `hostCall`, answer with `complete` or `completeThrowing`.
        case hostCall(UInt32)
        /// The budget is spent: call `run` again.
        case budgetSpent
        /// The heap or the stack is full. The machine cannot run any more.
        case outOfMemory
        /// There are reports to take, or the host asked for a stop: call `run` again.
        case interrupted
    }

    /// Lays a verified program out; the result is its body as a function. Nil when memory is out.
    public mutating func load(_ program: Program) -> Value? {
        core.seal(limits)
        return core.load(program)
    }

    /// Prepares a call; `run` executes it. Nothing else may be running. `this` defaults to the root table.
    ///
    /// Arguments that do not fit on the stack stop the machine like any call that does not: `Exit.outOfMemory`.
    public mutating func start(_ function: Value, this: Value? = nil, arguments: [Value] = []) {
        core.seal(limits)
        let host = core.hostFrame
        let state = core.state
        state.pointee.frame = host
        state.pointee.pc = core.haltStub
        state.pointee.instruction = core.haltStub
        // The call itself is one level of the nesting that `MachineLimits.nativeDepth` bounds.
        state.pointee.depth = 1
        state.pointee.argumentsEnd = 0
        endHostCall()
        state.pointee.result = .null
        guard arguments.count < Int(state.pointee.stackEnd &- host) / 8 - 4 else {
            _ = core.stackOverflow()
            return
        }
        core.storeValue(host, function)
        core.storeValue(host &+ 8, this ?? rootTable)
        for (index, argument) in arguments.enumerated() {
            core.storeValue(host &+ 16 &+ UInt32(index) &* 8, argument)
        }
        let value = core.call(slot: host, count: UInt32(arguments.count) + 1, returnPC: core.haltStub)
        if !value.isControl { core.storeValue(host, value) }
    }

    /// Runs until something happens, at most `budget` calls and backward jumps.
    public mutating func run(budget: Int32) -> Exit {
        begin(budget)
        core.run()
        return end()
    }

    /// Executes one instruction.
    public mutating func step() -> Exit {
        begin(1_000)
        core.stepOnce()
        return end()
    }

    private func begin(_ budget: Int32) {
        let state = core.state
        // A host call that `start` led to at once is still to be answered.
        if state.pointee.exit != ExitCode.hostCall { state.pointee.exit = ExitCode.none }
        state.pointee.granted = budget
        state.pointee.extraCharge = 0
        state.pointee.budget = budget
        state.pointee.withholds = 0
        core.charge(state.pointee.hostWork)
        state.pointee.hostWork = 0
        if state.pointee.interrupt != 0 { core.requestStop(state.pointee.interrupt) }
    }

    /// Counts what the host did for the program, in answer to a host call, against its next slice.
    ///
    /// - Parameter work: calls and backward jumps that would have taken as long.
    public mutating func charge(_ work: Int) {
        core.state.pointee.hostWork = UInt32(clamping: Int(core.state.pointee.hostWork) + max(0, work))
    }

    private func end() -> Exit {
        let exit = core.state.pointee.exit
        if exit == ExitCode.finished || exit == ExitCode.uncaught { core.trim(after: HeapGeometry.trimIdle) }
        return switch exit {
        case ExitCode.finished: .finished
        case ExitCode.uncaught: .uncaught
        case ExitCode.hostCall: .hostCall(core.state.pointee.hostFunction)
        case ExitCode.outOfMemory: .outOfMemory
        case ExitCode.interrupted: .interrupted
        default: .budgetSpent
        }
    }

    /// What the last call returned or threw.
    public var result: Value { core.state.pointee.result }

    /// Calls and backward jumps that the program made since `run` was called.
    public var spent: Int {
        worked - Int(truncatingIfNeeded: core.state.pointee.extraCharge)
    }

    /// All that the last `run` used of its budget: also what natives and freeing memory were charged for.
    public var worked: Int {
        let state = core.state.pointee
        let left = state.withholds != 0 ? state.withheldBudget &+ state.budget &+ 1 : state.budget
        return Int(state.granted) - Int(left)
    }

    // MARK: Host calls

    /// Arguments of the host call under way, without `this`.
    public var hostArguments: Int { max(0, Int(core.state.pointee.hostCount) - 1) }
    /// One of them; null behind the last.
    public func hostArgument(_ index: Int) -> Value { hostParameter(index + 1) }
    public var hostThis: Value { hostParameter(0) }

    /// `this` or an argument. An image may know the host's functions with fewer parameters than they were given.
    private func hostParameter(_ index: Int) -> Value {
        guard index < Int(core.state.pointee.hostCount) else { return .null }
        return core.loadValue(core.state.pointee.hostArguments &+ UInt32(index) &* 8)
    }

    /// Answers the host call with a value.
    public mutating func complete(_ value: Value) {
        endHostCall()
        if core.topFrame.isContinuation {
            _ = core.continueWith(value)
        } else {
            _ = core.deliver(value, from: .result)
        }
    }

    /// Answers the host call with an exception.
    public mutating func completeThrowing(_ value: Value) {
        endHostCall()
        core.raise(value)
    }

    private func endHostCall() {
        core.state.pointee.exit = ExitCode.none
        core.state.pointee.lastArgument = .null
    }
}

/// Where the language differs between the stock interpreter, the device and the agent.
public struct Dialect: Equatable, Sendable {
    let flags: UInt32

    /// Squirrel 3.0.4 on a 32-bit x86 processor.
    public static let stock = Dialect(flags: DialectFlags.stockAddresses | DialectFlags.stockLibrary)
    /// An imp module: ARM arithmetic, `meta` objects.
    public static let device = Dialect(flags: DialectFlags.arm | DialectFlags.metaObjects)
    /// An agent: 64-bit x86 arithmetic, `meta` objects.
    public static let agent = Dialect(flags: DialectFlags.metaObjects | DialectFlags.wideLongs)
}

/// Proof: the pointer to its block is never handed out and never copied, so the block has one user at a time, whoever
/// has the machine.
extension Machine: @unchecked Sendable {}
