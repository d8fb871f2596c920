/// The clock: the host has it, the calendar is here.
enum TimeLibrary {
    static let functions: [NativeSpec] = [
        NativeSpec(host: HostFunctionID.clock, "clock", 0),
        NativeSpec(host: HostFunctionID.time, "time", 1),
        NativeSpec(.date, "date", -1, ".n"),
    ]

    static let stockFunctions: [NativeSpec] = [
        NativeSpec(host: HostFunctionID.clock, "clock", 0),
        NativeSpec(host: HostFunctionID.time, "time", 1),
        NativeSpec(.date, "date", -1, ".nn"),
    ]
}

extension Core {
    func bootTime(_ root: Table) -> Bool {
        define(root, isStock ? TimeLibrary.stockFunctions : TimeLibrary.functions)
    }

    /// `date([time])`. The stock interpreter's second argument, `'u'` or `'l'`, makes no difference: local time is UTC.
    func startDate(_ call: NativeCall) -> Value {
        if call.count > 1 { return dateTable(seconds: call.integer(1), microseconds: 0) ?? outOfMemory() }
        let (frame, count) = (call.frame, call.count)
        if pushContinuation(.date, above: call.end) == nil { return .control }
        return callHost(HostFunctionID.date, frame: frame, count: count)
    }

    /// The host's answer: seconds, or an array of seconds and microseconds.
    func dateStep(_ value: Value) -> ContinuationAction {
        var (seconds, microseconds) = (value, Value.integer(0))
        if value.tag == Tag.array && array(value).count == 2 {
            seconds = array(value)[0]
            microseconds = array(value)[1]
        }
        guard seconds.isInteger, microseconds.isInteger else { return .failed(fail("call failed")) }
        return .result(dateTable(seconds: seconds.integer, microseconds: microseconds.integer), self)
    }

    private func dateTable(seconds: Int32, microseconds: Int32) -> Value? {
        let date = CivilDate(secondsSinceEpoch: Int64(seconds))
        guard let table = newTable(), set(table, "sec", .integer(date.second)),
            set(table, "min", .integer(date.minute)), set(table, "hour", .integer(date.hour)),
            set(table, "day", .integer(date.day)), set(table, "month", .integer(date.month)),
            set(table, "year", .integer(Int32(truncatingIfNeeded: date.year))),
            set(table, "wday", .integer(date.weekday)), set(table, "yday", .integer(date.dayOfYear))
        else { return nil }
        charge(4)
        if isStock { return table.asValue }
        guard set(table, "time", .integer(seconds)), set(table, "usec", .integer(microseconds)) else { return nil }
        return table.asValue
    }
}
