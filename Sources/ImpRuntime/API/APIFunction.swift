public import SquirrelVM

/// A function of the API: what there is to know about it, and the Swift that answers it.
///
/// `Host` is the half of an application it belongs to, or `Script` for what both have.
public struct APIFunction<Host: ~Copyable>: Sendable {
    public let entry: APIEntry
    /// Stable: saved machines name functions by it. Never used again for another function.
    public let number: UInt32
    /// What a call costs; nil for the module's cost of a call.
    public let cost: TimeSpan?
    /// The first argument arrives as text, `_tostring` asked.
    public let takesText: Bool
    let body: @Sendable (inout Host) -> HostAnswer

    public init(
        _ number: UInt32, _ path: String, _ parameters: [APIParameter] = [], gives result: APIType = .nothing,
        _ sides: APISides = .both, modules: ModuleSet = .all, since: Release = .original, cost: TimeSpan? = nil,
        takesText: Bool = false, prose: String, body: @escaping @Sendable (inout Host) -> HostAnswer
    ) {
        self.init(
            entry: APIEntry(
                path, .function, parameters: parameters, result: result, sides: sides, modules: modules, since: since,
                prose: prose),
            number: number, cost: cost, takesText: takesText, body: body)
    }

    init(
        entry: APIEntry, number: UInt32, cost: TimeSpan?, takesText: Bool,
        body: @escaping @Sendable (inout Host) -> HostAnswer
    ) {
        self.entry = entry
        self.number = number
        self.cost = cost
        self.takesText = takesText
        self.body = body
    }

    /// The machine's description of it: arity, types and number.
    var declaration: HostFunction {
        let required = entry.parameters.filter { !$0.isOptional }.count
        let isFixed = required == entry.parameters.count
        let types = "." + entry.parameters.map(\.type.letters).joined()
        return HostFunction(
            id: HostFunctionID.firstOwn + number, name: Array(entry.name.utf8),
            arity: isFixed ? Int32(required + 1) : -Int32(required + 1), types: Array(types.utf8), takesText: takesText)
    }
}

extension APIFunction where Host == Script {
    /// The same function for a half of an application.
    public func lifted<Side: ScriptSide & ~Copyable>(to side: Side.Type) -> APIFunction<Side> {
        let body = body
        return APIFunction<Side>(entry: entry, number: number, cost: cost, takesText: takesText) { side in
            body(&side.script)
        }
    }
}

/// What a function of the API answers.
public enum HostAnswer: Sendable {
    case value(Value)
    /// A string.
    case text([UInt8])
    /// Throws this text.
    case failure(String)
    /// The program stands still until then; the call gives null.
    case asleep(until: Instant)
    /// The program stands still until then, or until `Script.hasten`; the call gives what `ScriptSide.waited` says.
    case waiting(until: Instant)
    /// The machine's memory is full; it stops.
    case outOfMemory
    /// The call never comes back: the program is over, and the side goes on from there.
    case leave

    public static let null = HostAnswer.value(.null)
    public static func integer(_ value: Int32) -> HostAnswer { .value(.integer(value)) }
    public static func bool(_ value: Bool) -> HostAnswer { .value(.bool(value)) }

    /// An error as imp words those of its API: `<problem> in <call>`.
    public static func failure(_ failure: DataFailure, in call: String) -> HostAnswer {
        failure == .outOfMemory ? .outOfMemory : .failure("\(failure.problem) in \(call)")
    }
}
