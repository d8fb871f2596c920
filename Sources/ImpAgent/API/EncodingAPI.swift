import ImpRuntime
import SquirrelVM

/// `http`'s functions that turn values into text and back.
enum EncodingAPI {
    static let functions: [APIFunction<Agent>] = [
        APIFunction(
            90, "http.jsonencode",
            [APIParameter("value", .any), APIParameter("settings", .table, "{ compact = true }", optional: true)],
            gives: .string, .agent, prose: "JSON of a value; what JSON has no form for is left out."
        ) { $0.encodeJSON() },
        APIFunction(
            91, "http.jsondecode", [APIParameter("text", .string)], gives: .any, .agent,
            prose: "The value that JSON stands for."
        ) { $0.decodeJSON() },
        APIFunction(
            92, "http.urlencode", [APIParameter("table", .table)], gives: .string, .agent,
            prose: "`a=1&b=2` of a table; an array's elements repeat its key."
        ) { $0.encodeURL() },
        APIFunction(
            93, "http.urldecode", [APIParameter("text", .string)], gives: .table, .agent,
            prose: "A table of strings; a name that comes again has an array of them."
        ) { $0.decodeURL() },
        APIFunction(
            94, "http.base64encode", [APIParameter("data", .data)], gives: .string, .agent,
            prose: "Base64 of a string or blob."
        ) { $0.encodeBase64() },
        APIFunction(
            95, "http.base64decode", [APIParameter("data", .data)], gives: .blob, .agent,
            prose: "The bytes of base64; an empty blob of anything else."
        ) { $0.decodeBase64() },
    ]

    /// Of text, read or written; an estimate.
    static let costOfByte = TimeSpan.nanoseconds(10)
}

extension Agent {
    fileprivate mutating func encodeJSON() -> HostAnswer {
        do {
            let text = try JSONWriter.text(of: script.argument(0), in: script.machine, isCompact: isCompact()).bytes
            return spend(text)
        } catch {
            return .failure(error, in: "http.jsonencode(value)")
        }
    }

    /// The setting `compact`.
    private mutating func isCompact() -> Bool {
        guard let settings = script.optional(1), let key = script.machine.makeString(Array("compact".utf8)) else {
            return false
        }
        return script.machine.get(settings, key)?.isTrue ?? false
    }

    fileprivate mutating func decodeJSON() -> HostAnswer {
        let text = script.bytes(0)
        spendTime(text.count)
        do {
            return .value(try JSONReader.value(of: text, in: &script.machine))
        } catch {
            return .failure(error, in: "http.jsondecode(string)")
        }
    }

    fileprivate mutating func encodeURL() -> HostAnswer {
        do {
            return spend(try URLForm.encode(script.argument(0), in: script.machine))
        } catch {
            return .failure(error, in: "http.urlencode(table)")
        }
    }

    fileprivate mutating func decodeURL() -> HostAnswer {
        let text = script.bytes(0)
        spendTime(text.count)
        do {
            return .value(try URLForm.decode(text, in: &script.machine))
        } catch {
            return .failure(error, in: "http.urldecode(string)")
        }
    }

    fileprivate mutating func encodeBase64() -> HostAnswer {
        guard let data = script.data(0) else {
            return .failure("string or blob expected in http.base64encode(data)")
        }
        return spend(Base64.encode(data))
    }

    fileprivate mutating func decodeBase64() -> HostAnswer {
        guard let data = script.data(0) else {
            return .failure("string or blob expected in http.base64decode(data)")
        }
        spendTime(data.count)
        return script.machine.makeBlob(Base64.decode(data) ?? []).map { .value($0) } ?? .outOfMemory
    }

    private mutating func spend(_ text: [UInt8]) -> HostAnswer {
        spendTime(text.count)
        return .text(text)
    }

    private mutating func spendTime(_ bytes: Int) {
        script.spend(EncodingAPI.costOfByte.times(Int64(bytes)))
    }
}
