import SquirrelVM

/// Functions of the language's library that the host answers.
extension Script {
    /// `print(x)` and `error(x)` write lines of the log like `server.log` and `server.error`, but `error` without
    /// `ERROR: `.
    mutating func printArgument(_ kind: ScriptLine.Kind) -> HostAnswer {
        spend(figures.call)
        write(kind, ImpRuntime.logText(bytes(0)))
        return .null
    }

    /// `time()`: whole seconds of the time of day.
    mutating func time() -> HostAnswer {
        spend(figures.call)
        return .integer(Int32(truncatingIfNeeded: state.wall.seconds))
    }

    /// `date()`: seconds and microseconds, which only an agent has.
    mutating func date() -> HostAnswer {
        spend(figures.call)
        let microseconds = module == nil ? Int32(state.wall.microsecondOfSecond) : 0
        guard let array = machine.makeArray(),
            machine.append(array, .integer(Int32(truncatingIfNeeded: state.wall.seconds))),
            machine.append(array, .integer(microseconds))
        else { return .outOfMemory }
        return .value(array)
    }

    /// `clock()`: seconds since the program started.
    mutating func clock() -> HostAnswer {
        spend(figures.call)
        return .value(.float(Float(now.since(state.bootedAt).seconds)))
    }
}
