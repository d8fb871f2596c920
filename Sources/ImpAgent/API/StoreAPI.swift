import ImpRuntime
import SquirrelVM

/// `server.save` and `server.load`.
enum StoreAPI {
    static let functions: [APIFunction<Agent>] = [
        APIFunction(
            80, "server.save",
            [
                APIParameter("data", .table, "64 KB"),
                APIParameter("format", .integer, "1 JSON, 2 binary", optional: true),
            ],
            gives: .integer, .agent, prose: "Replaces what is stored for the agent; 0."
        ) { $0.save() },
        APIFunction(81, "server.load", gives: .table, .agent, prose: "What was saved last; an empty table at first.") {
            $0.load()
        },
    ]

    /// Bytes of the saved table, as JSON or in the binary form.
    static let capacity = 64 << 10
}

extension Agent {
    fileprivate mutating func load() -> HostAnswer {
        do {
            return .value(try script.machine.make(state.saved))
        } catch {
            return .failure(error, in: "server.load()")
        }
    }

    fileprivate mutating func save() -> HostAnswer {
        let format = script.optional(1) == nil ? 1 : script.integer(1)
        guard format == 1 || format == 2 else {
            return .failure("invalid format type in server.save(data, formatType)")
        }
        let table = script.argument(0)
        do {
            let limit = StoreAPI.capacity
            let rules: SerialisationRules = format == 1 ? .json : .message
            // No value takes three times its JSON, so this limit only cuts off what is too long anyway.
            let read = try PortableReader.read(table, from: script.machine, rules: rules, limit: 3 * limit)
            let size =
                try format == 1
                ? JSONWriter.text(of: table, in: script.machine, isCompact: true, limit: limit).bytes.count : read.size
            if size > limit { return .failure(.tooLong, in: "server.save(data)") }
            if format == 1 && read.dropped > 0 { script.logError("skipped unserialisable data") }
            state.saved = read.value
            return .integer(0)
        } catch {
            return .failure(error, in: "server.save(data)")
        }
    }
}
