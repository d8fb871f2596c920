import ImpRuntime
import SquirrelVM

/// `http`'s functions that make requests; none is sent before `sendasync` or `sendsync`.
enum RequestAPI {
    static let functions: [APIFunction<Agent>] = [
        bare(102, "http.get", "GET"),
        bare(103, "http.httpdelete", "DELETE"),
        withBody(104, "http.post", "POST"),
        withBody(105, "http.put", "PUT"),
        APIFunction(
            106, "http.request", [APIParameter("verb", .string), url, headers, body], gives: .object, .agent,
            prose: "A request with any verb, to be sent with `sendasync` or `sendsync`."
        ) { $0.makeRequest() },
    ]

    private static let url = APIParameter("url", .string, "http:// or https://")
    private static let headers = APIParameter("headers", [.table, .null])
    private static let body = APIParameter("body", .data)

    private static func bare(_ number: UInt32, _ path: String, _ method: String) -> APIFunction<Agent> {
        APIFunction(
            number, path, [url, optional(headers)], gives: .object, .agent,
            prose: "A \(method) request, to be sent with `sendasync` or `sendsync`."
        ) { $0.makeRequest(method, from: 0, in: path + "(url, headers)") }
    }

    private static func withBody(_ number: UInt32, _ path: String, _ method: String) -> APIFunction<Agent> {
        APIFunction(
            number, path, [url, optional(headers), optional(body)], gives: .object, .agent,
            prose: "A \(method) request with a body, to be sent with `sendasync` or `sendsync`."
        ) { $0.makeRequest(method, from: 0, in: path + "(url, headers, body)") }
    }

    private static func optional(_ parameter: APIParameter) -> APIParameter {
        APIParameter(parameter.name, parameter.type, parameter.range, optional: true)
    }
}

extension Agent {
    fileprivate mutating func makeRequest() -> HostAnswer {
        let call = "http.request(verb, url, headers, body)"
        let verb = script.bytes(0)
        guard HeaderText.isName(verb) else { return .failure("invalid verb in \(call)") }
        return makeRequest(String(decoding: verb, as: UTF8.self), from: 1, in: call)
    }

    /// - Parameter first: the place of the URL among the arguments; headers and body follow it.
    fileprivate mutating func makeRequest(_ method: String, from first: Int, in call: String) -> HostAnswer {
        guard let headers = headers(script.argument(first + 1)) else { return .failure("invalid header in \(call)") }
        let request = OutgoingRequest(
            method: method, url: String(decoding: script.bytes(first), as: UTF8.self), headers: headers,
            body: script.data(first + 2) ?? [])
        let id = script.nextHostID()
        guard let requestClass = script.hostClass("httprequest"),
            let object = script.machine.makeHostInstance(ofClass: requestClass, hostID: id)
        else { return .outOfMemory }
        return keep(request, object: id) ? .value(object) : .failure("too many requests in \(call)")
    }

    /// False when there is no room, not even after those are forgotten that the program has dropped.
    private mutating func keep(_ request: OutgoingRequest, object: UInt32) -> Bool {
        if state.requests.make(request, object: object) { return true }
        for id in script.machine.takeDeadHosts() { died(id) }
        return state.requests.make(request, object: object)
    }

    /// The headers of a table, in its order; none of null. Nil when one cannot be sent.
    private func headers(_ table: Value) -> [HTTPHeader]? {
        var headers: [HTTPHeader] = []
        var position = 0
        while table.tag == Tag.table, let slot = script.machine.nextSlot(table, position) {
            position = slot.position
            let (name, value) = (script.machine.text(slot.key), script.machine.text(slot.value))
            guard HeaderText.isName(name), HeaderText.isValue(value) else { return nil }
            headers.append(HTTPHeader(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
        }
        return headers
    }
}
