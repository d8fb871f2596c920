public import ImpRuntime

/// What the table `hardware` has on a module, by name. Data, not behaviour: what is simulated is declared in the API.
public struct ModuleData: Equatable, Sendable {
    public var module: Module
    /// `pin1` or `pinA`, in the order of the module's pin table.
    public var pins: [String]
    public var uarts: [String]
    public var spis: [String]
    public var i2cs: [String]
    /// Other objects, such as `spiflash`.
    public var peripherals: [String]
    public var functions: [String]

    public init(
        module: Module, pins: [String], uarts: [String], spis: [String], i2cs: [String], peripherals: [String],
        functions: [String]
    ) {
        self.module = module
        (self.pins, self.uarts, self.spis, self.i2cs) = (pins, uarts, spis, i2cs)
        (self.peripherals, self.functions) = (peripherals, functions)
    }

    /// All of them.
    public var names: [String] { pins + uarts + spis + i2cs + peripherals + functions }
}
