import ImpHardware
import ImpRuntime
import Testing

@testable import ImpSimulation

/// What members of `imp` that store something take, refuse and give.
struct ConfigurationArguments {
    @Test func ofWiFi() throws {
        let call = "imp.setwificonfiguration(ssid, key)"
        try expect([
            Outcome("imp.setwificonfiguration()", Refusal.count),
            Outcome("imp.setwificonfiguration(\"cafe\")", Refusal.count),
            Outcome("imp.setwificonfiguration(\"cafe\", \"\", 1)", Refusal.count),
            Outcome("imp.setwificonfiguration(1, \"\")", Refusal.type(1, "integer", "string")),
            Outcome("imp.setwificonfiguration(\"cafe\", null)", Refusal.type(2, "null", "string")),
            Outcome("imp.setwificonfiguration(x(33), \"\")", "ssid too long in \(call)"),
            Outcome("imp.setwificonfiguration(\"cafe\", x(65))", "key too long in \(call)"),
            Outcome("imp.getssid()", "home"),
            Outcome("imp.setwificonfiguration(x(32), x(64))", "null"),
            Outcome("imp.getssid().len()", "32"),
            Outcome("imp.net.info().interface[0].connectedssid", "home"),
            Outcome("imp.setwificonfiguration(\"cafe\", \"\")", "null"),
            Outcome("imp.getssid() + \" \" + imp.net.info().interface[0].ssid", "cafe cafe"),
            Outcome("imp.setwificonfiguration(\"\", \"\")", "null"),
            Outcome("imp.getssid()", ""),
            Outcome("server.isconnected()", "true"),
        ])
    }

    @Test func ofAStaticNetwork() throws {
        let call = "imp.setstaticnetworkconfiguration(ip, netmask, gateway, dns)"
        func set(
            _ ip: String, mask: String = "255.255.255.0", gateway: String = "192.168.1.1", _ dns: String
        ) -> String {
            "imp.setstaticnetworkconfiguration(\"\(ip)\", \"\(mask)\", \"\(gateway)\", \(dns))"
        }
        let one = "[\"192.168.1.1\"]"
        try expect([
            Outcome("imp.setstaticnetworkconfiguration(\"192.168.1.9\")", Refusal.count),
            Outcome(
                "imp.setstaticnetworkconfiguration(1, \"255.255.255.0\", \"192.168.1.1\", [])",
                Refusal.type(1, "integer", "string")),
            Outcome(set("192.168.1.9", "\"192.168.1.1\""), Refusal.type(4, "string", "array")),
            Outcome(set("192.168.1", one), "'192.168.1' is not an IP address in \(call)"),
            Outcome(set("192.168.1.256", one), "'192.168.1.256' is not an IP address in \(call)"),
            Outcome(set("192.168.1.9", mask: "255.0.255.0", one), "'255.0.255.0' is not a netmask in \(call)"),
            Outcome(set("192.168.1.9", mask: "home", one), "'home' is not an IP address in \(call)"),
            Outcome(
                set("192.168.1.0", one), "'192.168.1.0' is not the address of a host in its network in \(call)"),
            Outcome(
                set("192.168.1.9", gateway: "10.0.0.1", one),
                "gateway '10.0.0.1' is not another host in the device's network in \(call)"),
            Outcome(
                set("192.168.1.9", gateway: "192.168.1.9", one),
                "gateway '192.168.1.9' is not another host in the device's network in \(call)"),
            Outcome(set("192.168.1.9", "[]"), "1 or 2 name servers expected, not 0 in \(call)"),
            Outcome(
                set("192.168.1.9", "[\"1.1.1.1\", \"1.1.1.2\", \"1.1.1.3\"]"),
                "1 or 2 name servers expected, not 3 in \(call)"),
            Outcome(set("192.168.1.9", "[5]"), "'' is not an IP address in \(call)"),
            Outcome(set("192.168.1.9", one), "null"),
            Outcome(set("192.168.1.9", "[\"192.168.1.1\", \"1.1.1.1\"]"), "null"),
            Outcome("imp.net.info().ipv4.address != \"192.168.1.9\"", "true"),
        ])
    }

    @Test func ofAProxy() throws {
        let call = "imp.setproxy(type, address, port)"
        let long = "imp.setproxy(type, address, port, username, password)"
        try expect([
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\")", Refusal.count),
            Outcome("imp.setproxy(\"http\", \"proxy\", 1)", Refusal.type(1, "string", "integer")),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", \"3128\")", Refusal.type(3, "string", "integer")),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", 3128.5)", Refusal.type(3, "float", "integer")),
            Outcome("imp.setproxy(7, \"proxy\", 3128)", "invalid type in \(call)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"\", 3128)", "invalid address in \(call)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, x(65), 3128)", "invalid address in \(call)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", 70000)", "invalid port in \(call)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", -1)", "invalid port in \(call)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", 3128, \"me\")", "invalid credentials in \(long)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", 3128, x(33), \"\")", "invalid credentials in \(long)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", 3128, \"me\", x(33))", "invalid credentials in \(long)"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"proxy\", 3128, 5, \"\")", Refusal.type(4, "integer", "string")),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, x(64), 65535)", "null"),
            Outcome("imp.setproxy(PROXY_TYPE_HTTP, \"10.0.0.1\", 0, x(32), x(32))", "null"),
        ])
    }

    @Test func ofTheRest() throws {
        let data = "null|string|instance"
        try expect([
            Outcome("imp.clearconfiguration(\"all\")", Refusal.type(1, "string", "integer")),
            Outcome("imp.clearconfiguration(null)", Refusal.type(1, "null", "integer")),
            Outcome("imp.clearconfiguration(64)", "invalid action in imp.clearconfiguration(action)"),
            Outcome("imp.clearconfiguration(-1)", "invalid action in imp.clearconfiguration(action)"),
            Outcome("imp.clearconfiguration(CONFIG_PROXY)", "null"),
            Outcome("imp.getssid()", "home"),
            Outcome("imp.clearconfiguration(CONFIG_STATIC_NETWORK)", "null"),
            Outcome("imp.setenroltokens(\"plan\")", Refusal.count),
            Outcome("imp.setenroltokens(\"plan\", 5)", Refusal.type(2, "integer", "string")),
            Outcome("imp.setenroltokens(x(65), \"t\")", "value too long in imp.setenroltokens(planID, token)"),
            Outcome("imp.setenroltokens(\"\", x(65))", "value too long in imp.setenroltokens(planID, token)"),
            Outcome("imp.setenroltokens(\"\", x(64))", "null"),
            Outcome("imp.getuserconfiguration()", "null"),
            Outcome("imp.setuserconfiguration()", Refusal.count),
            Outcome("imp.setuserconfiguration({})", Refusal.type(1, "table", data)),
            Outcome("imp.setuserconfiguration([])", Refusal.type(1, "array", data)),
            Outcome("imp.setuserconfiguration(5)", Refusal.type(1, "integer", data)),
            Outcome("imp.setuserconfiguration(x(4097))", "value too long in imp.setuserconfiguration(value)"),
            Outcome("imp.setuserconfiguration(blob(4097))", "value too long in imp.setuserconfiguration(value)"),
            Outcome("imp.setuserconfiguration(x(4096))", "null"),
            Outcome("imp.getuserconfiguration()", "blob of 4096"),
            Outcome(
                "imp.setuserconfiguration(o)", "string, blob or null expected in imp.setuserconfiguration(value)"),
            Outcome("imp.getuserconfiguration()", "blob of 4096"),
            Outcome("imp.setuserconfiguration(\"\")", "null"),
            Outcome("imp.getuserconfiguration()", "blob of 0"),
            Outcome("imp.setuserconfiguration(blob(3))", "null"),
            Outcome("imp.getuserconfiguration(1)", Refusal.count),
            Outcome("imp.clearconfiguration()", "null"),
            Outcome("imp.getuserconfiguration()", "blob of 3"),
            Outcome("imp.setuserconfiguration(null)", "null"),
            Outcome("imp.getuserconfiguration()", "null"),
            Outcome("imp.getssid()", ""),
            Outcome("imp.configure(\"name\", [])", Refusal.count),
            Outcome("imp.configure(\"name\", [], [])", ""),
            Outcome("imp.getcountry(1)", Refusal.count),
        ])
    }

    /// The largest is the module's; the buffer never shrinks.
    @Test(arguments: [(Module.imp001, 30 << 10), (.imp004m, 30 << 10), (.imp005, 64 << 10)])
    func ofTheSendBuffer(_ module: Module, _ largest: Int) throws {
        try expect(
            [
                Outcome("imp.setsendbuffersize()", Refusal.count),
                Outcome("imp.setsendbuffersize(\"8000\")", Refusal.type(1, "string", "integer")),
                Outcome("imp.setsendbuffersize(8000)", "3456"),
                Outcome("imp.setsendbuffersize(1)", "8000"),
                Outcome("imp.setsendbuffersize(-5)", "8000"),
                Outcome("imp.setsendbuffersize(0x7FFFFFFF)", "8000"),
                Outcome("imp.setsendbuffersize(0)", "\(largest)"),
            ], on: module)
    }

    /// Calls of a factory throw elsewhere, before they look at anything but the types of their arguments.
    @Test func ofFactoryCallsInAnApplication() throws {
        func refusal(_ member: String) -> String { "\(member)() is only available to factory firmware" }
        try expect([
            Outcome("imp.setcountry(0x4247)", refusal("imp.setcountry")),
            Outcome("imp.setnvramimage(blob(10))", refusal("imp.setnvramimage")),
            Outcome("imp.setrescuepin(hardware.pinA, 1)", refusal("imp.setrescuepin")),
            Outcome("server.bless(true, f)", refusal("server.bless")),
            Outcome("server.factoryblinkup(\"line\", \"\", hardware.pinA, 0)", refusal("server.factoryblinkup")),
            Outcome("imp.getcountry()", "00005355"),
        ])
    }

    @Test func ofFactoryCalls() throws {
        let blinkUp = "server.factoryblinkup(ssid, password, pin, flags)"
        let badNetwork = "invalid ssid or password in \(blinkUp)"
        try expect(
            [
                Outcome("imp.setcountry()", Refusal.count),
                Outcome("imp.setcountry(\"US\")", Refusal.type(1, "string", "integer")),
                Outcome("imp.setcountry(0x5347)", "invalid code in imp.setcountry(code)"),
                Outcome("imp.setcountry(0x4247)", "null"),
                Outcome("imp.getcountry()", "00004247"),
                Outcome("imp.setnvramimage(5)", Refusal.type(1, "integer", "string|instance")),
                Outcome("imp.setnvramimage(o)", "string or blob expected in imp.setnvramimage(image)"),
                Outcome("imp.setnvramimage(blob(100))", "null"),
                Outcome("imp.setnvramimage(\"\")", "null"),
                Outcome("imp.setrescuepin(hardware.pinA)", Refusal.count),
                Outcome("imp.setrescuepin(\"pinA\", 1)", Refusal.type(1, "string", "null|instance")),
                Outcome("imp.setrescuepin(o, 1)", "invalid pin in imp.setrescuepin(pin, polarity)"),
                Outcome("imp.setrescuepin(hardware.pinA, 2)", "invalid polarity in imp.setrescuepin(pin, polarity)"),
                Outcome("imp.setrescuepin(hardware.pinA, 1)", "null"),
                Outcome("imp.setrescuepin(null, 0)", "null"),
                Outcome("server.bless(true)", Refusal.count),
                Outcome("server.bless(1, f)", Refusal.type(1, "integer", "bool")),
                Outcome("server.bless(true, null)", Refusal.type(2, "null", "function|function")),
                Outcome("server.factoryblinkup(\"line\", \"\", hardware.pinA)", Refusal.count),
                Outcome("server.factoryblinkup(\"line\", \"\", o, 0)", "invalid pin in \(blinkUp)"),
                Outcome("server.factoryblinkup(x(33), \"\", hardware.pinA, 0)", badNetwork),
                Outcome("server.factoryblinkup(\"\", \"\", hardware.pinA, 0)", badNetwork),
                Outcome("server.factoryblinkup(\"line\", x(65), hardware.pinA, 0)", badNetwork),
            ], inFactory: true)
    }

    @Test func thatAModuleDoesNotHave() throws {
        try expect(
            [
                Outcome("imp.setnvramimage(\"\")", Refusal.missing("setnvramimage")),
                Outcome("imp.setpoweren(true)", Refusal.missing("setpoweren")),
                Outcome("imp.getethernetspeed()", Refusal.missing("getethernetspeed")),
            ], on: .imp001)
        try expect(
            [
                Outcome("imp.net.configurewps()", Refusal.missing("configurewps")),
                Outcome("imp.deepsleepfor(1)", Refusal.missing("deepsleepfor")),
                Outcome("imp.deepsleepuntil(1, 1)", Refusal.missing("deepsleepuntil")),
                Outcome("server.sleepfor(1)", Refusal.missing("sleepfor")),
                Outcome("server.sleepuntil(1, 1)", Refusal.missing("sleepuntil")),
                Outcome("imp.getpoweren()", Refusal.missing("getpoweren")),
                Outcome("imp.getethernetspeed()", "0"),
            ], on: .imp005)
    }

    /// What a program has set is what it reads back: at once, after its own restart, and after a power cut.
    @Test func areReadBack() throws {
        let (simulation, record) = try simulation(
            device: """
                function tell(title) {
                    server.log(title + " " + imp.getssid() + " " + imp.getpowersave() + " " + imp.getpoweren() + " "
                        + imp.setsendbuffersize(0) + " " + imp.getuserconfiguration());
                }
                if (hardware.wakereason() == 0 && imp.getuserconfiguration() == null) {
                    tell("first");
                    imp.setwificonfiguration("home", "\(String(decoding: WorldSettings.homeKey.bytes, as: UTF8.self))");
                    imp.setpowersave(true);
                    imp.setpoweren(true);
                    imp.setsendbuffersize(8000);
                    imp.setuserconfiguration("u");
                    tell("set");
                    imp.wakeup(1, function() { server.restart(); });
                } else tell(hardware.wakereason() == 10 ? "restarted" : "cold");
                """
        ) { $0.module = .imp003 }
        _ = try simulation.run(for: .seconds(10), always: true)
        simulation.setPower(false)
        simulation.setPower(true)
        _ = try simulation.run(for: .seconds(10), always: true)
        let found = record.messages.map { $0.split(separator: " ").prefix(5).joined(separator: " ") }
        #expect(
            found == [
                "first home false false 3456", "set home true true 8000", "restarted home true true 8000",
                "cold home false false 3456",
            ])
    }

    /// A connection that is made after a restart has the buffer that its program asks for.
    @Test func ofTheSendBufferAfterAReconnection() throws {
        let found = try lines(
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                if (hardware.wakereason() == 0) {
                    imp.setsendbuffersize(8000);
                    imp.wakeup(1, function() { server.restart(); });
                } else {
                    server.log(imp.setsendbuffersize(0));
                    imp.wakeup(1, function() {
                        server.disconnect();
                        server.connect(function(outcome) { server.log(imp.setsendbuffersize(0)); });
                    });
                }
                """)
        #expect(found.filter { $0.hasPrefix("[Device]") } == ["[Device] 8000", "[Device] 3456"])
    }
}
