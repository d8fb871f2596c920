import ImpRuntime
import SquirrelVM

/// `httpresponse`: the second argument of a handler of requests.
enum ResponseAPI {
    static let functions: [APIFunction<Agent>] = [
        APIFunction(
            110, "httpresponse.header", [APIParameter("name", .string), APIParameter("value", .any)], .agent,
            prose: "Adds a header to the answer; before `send`."
        ) { $0.addHeader() },
        APIFunction(
            111, "httpresponse.send",
            [APIParameter("statuscode", .number, "200…599"), APIParameter("body", .string)], .agent,
            prose: "Sends the answer, now or later; a second time has no effect."
        ) { $0.sendResponse() },
    ]
}

extension Agent {
    fileprivate mutating func addHeader() -> HostAnswer {
        let id = script.machine.hostID(of: script.machine.hostThis)
        let name = script.bytes(0)
        let value = script.machine.text(script.argument(1))
        guard HeaderText.isName(name), HeaderText.isValue(value) else {
            return .failure("invalid header in response.header(name, value)")
        }
        state.responses[id]?.headers.append(
            HTTPHeader(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
        return .null
    }

    fileprivate mutating func sendResponse() -> HostAnswer {
        let status = script.integer(0)
        guard (200...599).contains(status) else {
            return .failure("invalid status code in response.send(statuscode, body)")
        }
        let id = script.machine.hostID(of: script.machine.hostThis)
        guard let response = state.responses.removeValue(forKey: id) else { return .null }
        reply(
            HTTPReply(
                number: response.number, status: Int(status), headers: response.headers, body: script.bytes(1)))
        return .null
    }
}
