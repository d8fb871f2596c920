public import SquirrelVM

/// Members that came after release 36: absent at run time, so that `"reset" in imp` says what it said then; a program
/// that misses one is told once.
public enum LaterNames {
    public static let entries: [APIEntry] = [
        function("imp.reset", 38, "Restarts the imp."),
        function("imp.onunhandledexception", 38, "Sets a handler for errors that nothing caught.", .device),
        constant("RETURN_ON_ERROR_NO_DISCONNECT", 38, "A send policy that keeps the connection after a time-out."),
        constant("SEND_ERROR_WOULDBLOCK", 38, "Sending would have blocked."),
        function("imp.net.getwifihints", 38, "The channels tried first."),
        function("imp.net.setwifihints", 38, "Sets the channels tried first."),
        object("hardware.bluetooth", 38, "Bluetooth."),
        object("hardware.dfsdm", 38, "The digital filter for sigma-delta modulators."),
        constant("WAKEREASON_POWER_RESTORED", 40, "Power came back."),
        constant("NO_MODEM", 42, "No modem."),
        constant("NO_PPP_CONNECTION", 42, "No connection over the modem."),
        function("imp.net.getcellinfo", 42, "About the cellular network."),
        function("imp.net.latchwifipower", 42, "Keeps Wi-Fi powered."),
        function("server.connectwith", 42, "Connects over chosen interfaces."),
        function("imp.net.open", 42, "Opens an interface."),
        function("imp.net.getcurrentconfig", 42, "The configuration in use."),
        function("imp.net.setserverinterfaces", 42, "Chooses the interfaces to the server."),
        function("imp.enablerescuepin", 42, "Switches the rescue pin."),
        cloud("device.info", .function, "2018", "The device's id, state and address."),
        cloud("crypto.sign", .function, "September 2018", "Signs a message."),
        cloud("crypto.verify", .function, "September 2018", "Verifies a signature."),
        cloud("mqtt", .object, "March 2018", "MQTT clients."),
    ]

    private static func function(
        _ path: String, _ release: Int, _ prose: String, _ sides: APISides = .device
    ) -> APIEntry {
        APIEntry(path, .function, sides: sides, since: .impOS(release), prose: prose)
    }

    private static func object(_ path: String, _ release: Int, _ prose: String) -> APIEntry {
        APIEntry(path, .object, sides: .device, since: .impOS(release), prose: prose)
    }

    private static func constant(_ path: String, _ release: Int, _ prose: String) -> APIEntry {
        APIEntry(path, .constant, result: .integer, sides: .device, since: .impOS(release), prose: prose)
    }

    private static func cloud(_ path: String, _ form: APIEntry.Form, _ date: String, _ prose: String) -> APIEntry {
        APIEntry(path, form, sides: .agent, since: .cloud(date, isLater: true), prose: prose)
    }

    /// The later member that an error was about, if the program names it with the objects that lead to it.
    static func entry(missedBy report: ErrorReport, in program: Program, side: APISides) -> APIEntry? {
        guard let missed = report.missedName else { return nil }
        let name = String(decoding: missed, as: UTF8.self)
        return entries.first { entry in
            entry.name == name && !entry.sides.isDisjoint(with: side) && program.mentions(entry.parents + [name])
        }
    }

    /// `imp.reset() came with impOS 38; this is release 36`
    public static func note(_ entry: APIEntry) -> String {
        "\(entry.mention) came with \(entry.since.name); this is release \(Release.current)"
    }
}

extension Program {
    /// Whether one of the functions has all these names among its constants.
    public func mentions(_ names: [String]) -> Bool {
        functions.contains { function in
            names.allSatisfy { function.constants.contains(.string(Array($0.utf8))) }
        }
    }
}
