import ImpRuntime
import SquirrelVM

/// `httprequest`: what `http.get` and its like give. Each is sent once.
enum RequestObjectAPI {
    static let functions: [APIFunction<Agent>] = [
        APIFunction(
            120, "httprequest.sendasync",
            [
                APIParameter("done", .function), APIParameter("content", [.function, .null], optional: true),
                APIParameter("timeout", .number, "s; 600 by default", optional: true),
            ], .agent,
            prose: "Sends it; done(response) gets statuscode, headers, rawheaders, body; content(part) the body before."
        ) { $0.sendAsync() },
        APIFunction(
            121, "httprequest.sendsync", gives: .table, .agent,
            prose: "Sends it and stands still until the answer is there, for 60 s at most."
        ) { $0.sendSync() },
        APIFunction(
            122, "httprequest.cancel", [], .agent, prose: "Neither callback of `sendasync` is called any more."
        ) { agent in
            agent.cancelRequest(of: agent.requestObject)
            return .null
        },
        APIFunction(
            123, "httprequest.setvalidation", [APIParameter("mode", .integer, "a VALIDATE_ constant")], .agent,
            prose: "Whether an https server must have a certificate that is trusted; before sending."
        ) { $0.setValidation() },
    ]

    static let constants: [APIConstant] = [
        APIConstant("NO_TIMEOUT", -1, .agent, prose: "`httprequest.sendasync`: waits for ever."),
        APIConstant("VALIDATE_NONE", 0, .agent, prose: "`httprequest.setvalidation`: any certificate; the default."),
        APIConstant(
            "VALIDATE_USING_SYSTEM_CA_CERTS", 1, .agent,
            prose: "`httprequest.setvalidation`: one that the system trusts, for the URL's host."),
    ]

    fileprivate static let sendAsyncCall = "httprequest.sendasync(done, content, timeout)"

    /// Documented for streamed answers; for all others our choice.
    static let timeout = TimeSpan.seconds(600)
    /// Of `sendsync`; our choice.
    static let syncTimeout = TimeSpan.seconds(60)
}

extension Agent {
    fileprivate var requestObject: UInt32 { script.machine.hostID(of: script.machine.hostThis) }

    fileprivate mutating func sendAsync() -> HostAnswer {
        guard hasRoom else { return .failure("too many requests in \(RequestObjectAPI.sendAsyncCall)") }
        guard var request = state.requests.take(object: requestObject) else {
            return .failure("request already sent in \(RequestObjectAPI.sendAsyncCall)")
        }
        let content = script.argument(1)
        request.isStreamed = !content.isNull
        guard let done = script.keep(script.argument(0)) else { return .outOfMemory }
        let part = request.isStreamed ? script.keep(content) : nil
        _ = send(request, object: requestObject, to: .callbacks(done: done, content: part), within: timeout)
        return .null
    }

    /// Nil for `NO_TIMEOUT`.
    private var timeout: TimeSpan? {
        guard script.optional(2) != nil else { return RequestObjectAPI.timeout }
        let seconds = script.seconds(2)
        return seconds < 0 ? nil : TimeSpan(seconds: seconds)
    }

    fileprivate mutating func sendSync() -> HostAnswer {
        guard hasRoom else { return .failure("too many requests in httprequest.sendsync()") }
        guard let request = state.requests.take(object: requestObject) else {
            return .failure("request already sent in httprequest.sendsync()")
        }
        let number = send(request, object: requestObject, to: .call(nil), within: nil)
        let isKnown = state.requests.sent[number]?.isAnswered ?? false
        return .waiting(until: script.now + (isKnown ? OwnURL.delay : RequestObjectAPI.syncTimeout))
    }

    private var hasRoom: Bool { state.requests.sent.count < HTTPLimits.sentRequests }

    fileprivate mutating func setValidation() -> HostAnswer {
        let call = "httprequest.setvalidation(mode)"
        let mode = script.integer(0)
        guard mode == 0 || mode == 1 else { return .failure("invalid mode in \(call)") }
        let isSet = state.requests.setValidation(mode == 1, object: requestObject)
        return isSet ? .null : .failure("request already sent in \(call)")
    }
}
