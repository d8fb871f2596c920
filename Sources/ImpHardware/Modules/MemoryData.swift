/// Memory for a program, in bytes.
public struct MemoryData: Equatable, Sendable {
    /// RAM that an empty program finds free on the real module, at least.
    public var application: Figure<Int>
    /// Flash for a compiled program.
    public var program: Figure<Int>
    /// What a program may allocate, as the module would count it.
    public var heap: Figure<Int>
    /// The stack of calls of the simulated machine.
    public var stack: Figure<Int>

    public init(application: Figure<Int>, program: Figure<Int>, heap: Figure<Int>, stack: Figure<Int>) {
        (self.application, self.program, self.heap, self.stack) = (application, program, heap, stack)
    }
}
