import ImpRuntime

extension Format where Value == Scenario.World {
    static let world = Format.mapping("What is around the device at the start.") { fields throws(Problem) in
        var world = Scenario.World()
        world.accessPoints = try fields.value(
            "access-points", Format<Scenario.AccessPoint>.accessPoint.list,
            "Without, one with the ssid home and the key home-network-key.", default: world.accessPoints)
        world.ethernet = try fields.value(
            "ethernet", .ethernet, "The network behind the board's socket.", default: .init())
        world.board = try fields.value("board", .board, "What the board around an imp005 has.", default: .init())
        world.proxy = try fields.optional("proxy", .proxy, "An HTTP proxy in the network.")
        world.path.needsProxy = try fields.value(
            "only-through-proxy", .yesNo, "Whether the server is reached only through the proxy.", default: false)
        try fields.check(
            !world.path.needsProxy || world.proxy != nil, at: "only-through-proxy", "there is no proxy; add proxy")
        world.isServerUp = try fields.value("server", .upDown, "Whether the server runs.", default: true)
        world.path.lossPerMillion = try fields.value("packet-loss", .share, "Of packets, each way.", default: 0)
        world.path.latency = try fields.value("latency", .duration, "Each way.", default: world.path.latency)
        world.path.jitter = try fields.value(
            "jitter", .duration, "What a packet takes longer at most.", default: world.path.jitter)
        let power = try fields.value(
            "power", .power, "The supply at the start.", default: .init(isOn: true, battery: nil))
        world.supply = power.isOn ? .good : .off
        world.battery = power.battery
        world.randomSource = try fields.value(
            "random-source", .choice, "The hardware's source of random numbers.", default: .healthy)
        world.inputs = try fields.value(
            "inputs", Format<Scenario.Input>.input.list, "Pins that something outside drives.", default: [])
        world.buttons = try fields.value("buttons", Format<Scenario.Button>.button.list, "Buttons.", default: [])
        try checkNames(of: world, fields)
        return world
    }

    private static func checkNames(of world: Scenario.World, _ fields: Fields) throws(Problem) {
        for (key, names) in [
            ("access-points", world.accessPoints.map(\.name)),
            ("inputs", world.inputs.map(\.name) + world.buttons.map(\.name)),
        ] {
            var seen: Set<String> = []
            for name in names {
                try fields.check(seen.insert(name).inserted, at: key, "two are called \(name); give each a name")
            }
        }
        let ethernet = world.accessPoints.first { $0.name == "ethernet" }
        try fields.check(ethernet == nil, at: "access-points", "ethernet is the socket; give the access point a name")
    }
}

extension Format where Value == Bool {
    static let upDown = named(choices: ["up", "down"], [true, false])
}

extension Format where Value == Scenario.EthernetSocket {
    static let ethernet = Format.mapping("The Ethernet socket of an imp005's board.") { fields throws(Problem) in
        var socket = Scenario.EthernetSocket()
        socket.isPlugged = try fields.value("plugged", .yesNo, "Whether the cable is in.", default: true)
        socket.network = try .read(&fields)
        return socket
    }
}

extension Format where Value == Scenario.Board {
    static let board = Format.mapping("What the board around an imp005 has.") { fields throws(Problem) in
        var board = Scenario.Board()
        board.hasEthernetPHY = try fields.value("ethernet-phy", .yesNo, "", default: board.hasEthernetPHY)
        board.hasWiFiAntenna = try fields.value("wifi-antenna", .yesNo, "", default: board.hasWiFiAntenna)
        return board
    }
}

extension Format where Value == Scenario.Proxy {
    static let proxy = Format.mapping("An HTTP proxy.") { fields throws(Problem) in
        let proxy = Scenario.Proxy(
            address: try fields.required("address", .name, "A name, or an address in dots."),
            port: try fields.required("port", .integer(1...65_535), ""),
            user: try fields.optional("user", .name, "If it asks for one."),
            password: try fields.optional("password", .name, ""))
        try fields.check((proxy.user == nil) == (proxy.password == nil), "user and password go together")
        return proxy
    }
}

/// `power` of a world.
struct PowerStart {
    var isOn: Bool
    var battery: Scenario.Battery?
}

extension Format where Value == PowerStart {
    static let power = Format.mapping("The supply.") { fields throws(Problem) in
        PowerStart(
            isOn: try fields.value("on", .yesNo, "Whether it is on at the start.", default: true),
            battery: try fields.optional("battery", .battery, "Without, the supply does not run out."))
    }
}

extension Format where Value == Scenario.Battery {
    static let battery = Format.mapping("A battery.", main: "capacity") { fields throws(Problem) in
        let battery = Scenario.Battery(
            capacity: try fields.required("capacity", .capacity, ""),
            fullVoltage: try fields.value("full", .voltage, "Its voltage when full; 3.3V.", default: 3_300),
            cutOffVoltage: try fields.value("cut-off", .voltage, "Below this the module stops; 1.8V.", default: 1_800),
            level: try fields.value("level", .level, "What is left.", default: 100))
        try fields.check(battery.cutOffVoltage < battery.fullVoltage, at: "cut-off", "cut-off must be below full")
        return battery
    }
}

extension Format where Value == Scenario.Input {
    static let input = Format.mapping("A pin that something outside drives.") { fields throws(Problem) in
        Scenario.Input(
            name: try fields.required("name", .name, "What steps call it."),
            pin: try fields.required("pin", .pin, ""),
            level: try fields.value("level", .choice, "At the start.", default: .floating))
    }
}

extension Format where Value == Scenario.Button {
    static let button = Format.mapping("A button.") { fields throws(Problem) in
        Scenario.Button(
            name: try fields.required("name", .name, "What steps call it."),
            pin: try fields.required("pin", .pin, ""),
            pressed: try fields.value("pressed", .choice, "The pin's level meanwhile; low.", default: .low),
            released: try fields.value("released", .choice, "The pin's level else; floating.", default: .floating))
    }
}
