import ImpRuntime

extension StepForm {
    static let network = [
        StepForm("dhcp", "DHCP answers late or not at all.", main: "delay") { fields throws(Problem) in
            let delay = try fields.required("delay", .dhcp, "How long it takes to answer, or off.")
            return .adjust(try fields.networks().map { .dhcp($0, delay: delay) }, for: try fields.limit())
        },
        StepForm("dns", "What becomes of questions for names.", main: "state") { fields throws(Problem) in
            let dns = try fields.required("state", Format<Scenario.DNS>.choice, "")
            return .adjust(try fields.networks().map { .dns($0, dns) }, for: try fields.limit())
        },
        StepForm("captive-portal", "Whether a log-in page answers every connection.", main: "on") {
            fields throws(Problem) in
            let isThere = try fields.value("on", .yesNo, "", default: true)
            return .adjust(try fields.networks().map { .captivePortal($0, isThere) }, for: try fields.limit())
        },
        StepForm("ethernet-plug", "The Ethernet cable is put in.") { _ in
            .adjust([.ethernet(isPlugged: true)], for: nil)
        },
        StepForm("ethernet-unplug", "The Ethernet cable is pulled.", main: "for") { fields throws(Problem) in
            .adjust([.ethernet(isPlugged: false)], for: try fields.limit())
        },
    ]

    static let server = [
        StepForm("server-down", "The server stops; its connections end.", main: "for") { fields throws(Problem) in
            .adjust([.server(isUp: false)], for: try fields.limit())
        },
        StepForm("server-up", "The server runs again.") { _ in .adjust([.server(isUp: true)], for: nil) },
        StepForm("packet-loss", "Packets get lost on the way to the server and back.", main: "share") {
            fields throws(Problem) in
            let share = try fields.required("share", .share, "Of packets, each way.")
            return .adjust([.loss(perMillion: share)], for: try fields.limit())
        },
        StepForm("latency", "The way to the server takes longer.", main: "delay") { fields throws(Problem) in
            let delay = try fields.required("delay", .duration, "Each way.")
            return .adjust([.latency(delay)], for: try fields.limit())
        },
        StepForm("jitter", "Packets take different times.", main: "most") { fields throws(Problem) in
            let most = try fields.required("most", .duration, "What a packet takes longer at most.")
            return .adjust([.jitter(most)], for: try fields.limit())
        },
        StepForm("link-cut", "Everything on the way to the server is lost; neither end is told.", main: "for") {
            fields throws(Problem) in
            .adjust([.link(isCut: true)], for: try fields.required("for", .duration, "How long."))
        },
    ]
}

extension Fields {
    /// `network`; all of them without.
    mutating func networks() throws(Problem) -> [Scenario.NetworkName] {
        try optional("network", .network, "An access point, or ethernet; without, all.")
            .map { [$0] } ?? context.world.accessPoints.map { .accessPoint($0.name) } + [.ethernet]
    }
}

extension Format where Value == Scenario.NetworkName {
    static let network = Format(
        .named("network", .text(pattern: nil, maximumLength: 64, summary: "The name of an access point, or ethernet.")),
        sample: .ethernet
    ) { node, context throws(Problem) in
        if case .scalar(let scalar) = node.content, scalar.text == "ethernet" { return .ethernet }
        return .accessPoint(try Format<String>.accessPointName.read(node, context))
    }
}
