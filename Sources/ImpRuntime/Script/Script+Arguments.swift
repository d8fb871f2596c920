public import SquirrelVM

/// Reading the arguments of a call of the API; the machine has checked their types.
extension Script {
    /// The argument at a place, counted from 0; nil where it was not given.
    public func optional(_ index: Int) -> Value? {
        index < machine.hostArguments ? machine.hostArgument(index) : nil
    }

    public func argument(_ index: Int) -> Value { optional(index) ?? .null }

    /// A number as an integer, a float truncated.
    public func integer(_ index: Int) -> Int32 {
        let value = argument(index)
        return value.isFloat ? Int32(saturating: value.float) : value.integer
    }

    /// A number of seconds.
    public func seconds(_ index: Int) -> Double {
        let value = argument(index)
        return value.isFloat ? Double(value.float) : Double(value.integer)
    }

    /// The bytes of a string; empty for any other value.
    public func bytes(_ index: Int) -> [UInt8] { machine.bytes(argument(index)) ?? [] }

    /// The bytes of a string or a blob; nil for any other value.
    public func data(_ index: Int) -> [UInt8]? { machine.data(argument(index)) }
}

extension Int32 {
    /// Truncated towards zero; out of range the nearest, NaN 0.
    init(saturating value: Float) {
        if value != value {
            self = 0
        } else {
            self = value >= 0x1p31 ? .max : value <= -0x1p31 ? .min : Int32(value)
        }
    }
}
