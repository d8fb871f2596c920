import ImpHardware
import ImpRuntime
import Testing

@testable import ImpSimulation

/// What the other members of a device's API take, refuse and give.
struct DeviceArguments {
    @Test func ofImp() throws {
        try expect([
            Outcome("imp.info().type", "imp003"),
            Outcome("imp.info(1)", Refusal.count),
            Outcome("imp.getsoftwareversion().find(\"release-36.\") != null", "true"),
            Outcome("split(imp.getbootromversion(), \"-\").len()", "5"),
            Outcome("typeof imp.getmemoryfree()", "integer"),
            Outcome("imp.enableblinkup()", Refusal.count),
            Outcome("imp.enableblinkup(1)", Refusal.type(1, "integer", "bool")),
            Outcome("imp.enableblinkup(true)", "null"),
            Outcome("imp.getpowersave()", "false"),
            Outcome("imp.setpowersave(\"yes\")", Refusal.type(1, "string", "bool")),
            Outcome("imp.setpowersave(true)", "null"),
            Outcome("imp.getpowersave()", "true"),
            Outcome("imp.setpoweren(0)", Refusal.type(1, "integer", "bool")),
            Outcome("imp.setpoweren(true)", "null"),
            Outcome("imp.getpoweren()", "true"),
            Outcome("imp.deepsleepfor()", Refusal.count),
            Outcome("imp.deepsleepfor(\"10\")", Refusal.type(1, "string", "integer|float")),
            Outcome("imp.deepsleepuntil(1)", Refusal.count),
            Outcome("imp.deepsleepuntil(24, 0)", "invalid time in imp.deepsleepuntil(hour, minute)"),
            Outcome("imp.deepsleepuntil(0, 61)", "invalid time in imp.deepsleepuntil(hour, minute)"),
            Outcome("imp.deepsleepuntil(0, 0, 61)", "invalid time in imp.deepsleepuntil(hour, minute)"),
            Outcome("imp.deepsleepuntil(0, 0, 0, 7)", "invalid time in imp.deepsleepuntil(hour, minute)"),
            Outcome("imp.deepsleepuntil(0.5, 0)", Refusal.type(1, "float", "integer")),
            Outcome("imp.wakeup(\"1\", f)", Refusal.type(1, "string", "integer|float")),
            Outcome("imp.wakeup(1, 1)", Refusal.type(2, "integer", "function|function")),
            Outcome("imp.wakeup(1)", Refusal.count),
            Outcome("imp.wakeup(10737419, f)", "null"),
            Outcome("imp.cancelwakeup(null)", Refusal.type(1, "null", "instance")),
            Outcome("imp.cancelwakeup(o)", "null"),
            Outcome("imp.cancelwakeup(o)", "null"),
            Outcome("imp.onidle(5)", Refusal.type(1, "integer", "null|function|function")),
            Outcome("imp.onidle(null)", "null"),
            Outcome("imp.sleep(\"1\")", Refusal.type(1, "string", "integer|float")),
        ])
    }

    @Test func ofNetworks() throws {
        let pin = "invalid pin in imp.net.configurewps(pin)"
        try expect([
            Outcome("imp.net.info(1)", Refusal.count),
            Outcome("imp.net.info().interface[0].type", "wifi"),
            Outcome("imp.net.info().active", "0"),
            Outcome("\"lasterror\" in imp.net.info()", "false"),
            Outcome("imp.net.configurewps(12345678)", Refusal.type(1, "integer", "string")),
            Outcome("imp.net.configurewps(null)", Refusal.type(1, "null", "string")),
            Outcome("imp.net.configurewps(\"\")", pin),
            Outcome("imp.net.configurewps(\"1234567\")", pin),
            Outcome("imp.net.configurewps(\"123456789\")", pin),
            Outcome("imp.net.configurewps(\"1234567a\")", pin),
            Outcome("imp.net.configurewps(\"12345670\")", "null"),
            Outcome("imp.net.configurewps()", "null"),
            Outcome("imp.scanwifinetworks(5)", Refusal.type(1, "integer", "function|function")),
            Outcome("imp.scanwifinetworks().len()", "1"),
            Outcome("imp.scanwifinetworks(f)", "null"),
            Outcome("imp.scanwifinetworks(f)", "scan already running in imp.scanwifinetworks(callback)"),
            Outcome("imp.getmacaddress().len()", "12"),
            Outcome("imp.getssid()", "home"),
            Outcome("imp.getbssid()", "020000000001"),
            Outcome("imp.getchannel()", "6"),
            Outcome("imp.rssi() + \" \" + imp.getrssi()", "-52 -52"),
            Outcome("imp.getrssi(1)", Refusal.count),
        ])
    }

    @Test func ofNetworksWithoutAConnection() throws {
        let found = try lines(
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                server.disconnect();
                local text = imp.getbssid() + " " + imp.getchannel() + " " + imp.rssi() + " " + imp.getssid() + " "
                    + ("active" in imp.net.info()) + " " + ("connectedssid" in imp.net.info().interface[0]) + " "
                    + agent.send("a", 1) + " " + server.log("lost") + " " + server.flush(1) + " "
                    + server.expectonlinein(5);
                server.connect(function(outcome) { server.log(text + " " + outcome); });
                """)
        #expect(
            found.filter { $0.hasPrefix("[Device]") } == [
                "[Device] 000000000000 0 0 home false false 1 1 false 1 5"
            ])
    }

    @Test func ofTheServer() throws {
        let policy = "server.setsendtimeoutpolicy(onError, waitFor, timeout)"
        let callback = "null|function|function"
        try expect([
            Outcome("server.log()", Refusal.count),
            Outcome("server.log(1, 2)", Refusal.count),
            Outcome("server.log(\"text\")", "0"),
            Outcome("server.error({})", "0"),
            Outcome("server.isconnected(1)", Refusal.count),
            Outcome("server.isconnected()", "true"),
            Outcome("server.connect(5)", Refusal.type(1, "integer", callback)),
            Outcome("server.connect(f, \"5\")", Refusal.type(2, "string", "integer|float")),
            Outcome("server.connect()", "null"),
            Outcome("server.connect(f, 5.5)", "null"),
            Outcome("server.disconnect(1)", Refusal.count),
            Outcome("server.flush()", Refusal.count),
            Outcome("server.flush(\"5\")", Refusal.type(1, "string", "integer|float")),
            Outcome("server.flush(5)", "true"),
            Outcome("server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT)", Refusal.count),
            Outcome("server.setsendtimeoutpolicy(true, WAIT_TIL_SENT, 1)", Refusal.type(1, "bool", "integer")),
            Outcome("server.setsendtimeoutpolicy(0, 0, null)", Refusal.type(3, "null", "integer|float")),
            Outcome("server.setsendtimeoutpolicy(2, WAIT_TIL_SENT, 1)", "invalid value in \(policy)"),
            Outcome("server.setsendtimeoutpolicy(SUSPEND_ON_ERROR, -1, 1)", "invalid value in \(policy)"),
            Outcome("server.setsendtimeoutpolicy(SUSPEND_ON_ERROR, WAIT_FOR_ACK, 30.5)", "null"),
            Outcome("server.onunexpecteddisconnect()", Refusal.count),
            Outcome("server.onunexpecteddisconnect({})", Refusal.type(1, "table", callback)),
            Outcome("server.onunexpecteddisconnect(f)", "null"),
            Outcome("server.onunexpecteddisconnect(null)", "null"),
            Outcome("server.onshutdown(1)", Refusal.type(1, "integer", callback)),
            Outcome("server.onshutdown(null)", "null"),
            Outcome("server.restart(1)", Refusal.count),
            Outcome("server.sleepfor(\"5\")", Refusal.type(1, "string", "integer|float")),
            Outcome("server.sleepuntil(-1, 0)", "invalid time in server.sleepuntil(hour, minute)"),
            Outcome("server.sleepuntil(0, 0, 0, -1)", "invalid time in server.sleepuntil(hour, minute)"),
            Outcome("server.expectonlinein(\"5\")", Refusal.type(1, "string", "integer|float")),
            Outcome(
                "server.expectonlineat(24, 0, 0)", "invalid time in server.expectonlineat(hour, minute, second)"),
            Outcome("server.show()", Refusal.count),
            Outcome("server.show(\"text\")", "null"),
            Outcome("server.expectonlinein(5)", "0"),
            Outcome("server.isconnected()", "true"),
        ])
    }

    @Test func ofTheAgent() throws {
        try expect([
            Outcome("agent.on(\"name\")", Refusal.count),
            Outcome("agent.on(5, f)", Refusal.type(1, "integer", "string")),
            Outcome("agent.on(\"name\", \"f\")", Refusal.type(2, "string", "null|function|function")),
            Outcome("agent.on(\"name\", f)", "null"),
            Outcome("agent.on(\"name\", null)", "null"),
            Outcome("agent.send(\"name\")", Refusal.count),
            Outcome("agent.send(null, 1)", Refusal.type(1, "null", "string")),
            Outcome("agent.send(\"name\", circle)", "circular reference in agent.send(name, data)"),
            Outcome("agent.send(\"name\", null)", "0"),
            Outcome("agent.send(\"\", { a = [1, 2.5, true, \"x\", blob(2)] })", "0"),
        ])
    }

    @Test func ofCrypto() throws {
        let data = "string|instance"
        try expect([
            Outcome("crypto.sha256()", Refusal.count),
            Outcome("crypto.sha256(5)", Refusal.type(1, "integer", data)),
            Outcome("crypto.sha256(o)", "string or blob expected in crypto.sha256(data)"),
            Outcome("crypto.sha256(\"\")", "blob of 32"),
            Outcome("crypto.hmacsha256(\"a\")", Refusal.count),
            Outcome("crypto.hmacsha256(\"a\", null)", Refusal.type(2, "null", data)),
            Outcome("crypto.hmacsha256(\"a\", o)", "string or blob expected in crypto.hmacsha256(data, key)"),
            Outcome("crypto.hmacsha256(blob(3), x(200))", "blob of 32"),
            Outcome("crypto.equals(\"a\")", Refusal.count),
            Outcome("crypto.equals(1, 1)", Refusal.type(1, "integer", data)),
            Outcome("crypto.equals(\"a\", o)", "string or blob expected in crypto.equals(a, b)"),
            Outcome("crypto.equals(blob(1), \"\\x00\")", "true"),
            Outcome("crypto.equals(\"a\", \"ab\")", "false"),
            Outcome("imp.crypto.sha256(\"\").len()", "32"),
        ])
    }

    @Test func ofHardware() throws {
        try expect([
            Outcome("hardware.millis(1)", Refusal.count),
            Outcome("typeof hardware.micros()", "integer"),
            Outcome("hardware.getdeviceid().len()", "16"),
            Outcome("hardware.getdeviceid() == hardware.getimpeeid()", "true"),
            Outcome("hardware.wakereason()", "0"),
            Outcome("hardware.wakereason(1)", Refusal.count),
        ])
    }

    @Test func ofPins() throws {
        let mode = "pin.configure(mode)"
        let level = "level expected in pin.configure(mode, level)"
        try expect([
            Outcome("hardware.pinA.configure()", Refusal.count),
            Outcome("hardware.pinA.configure(\"in\")", Refusal.type(1, "string", "integer")),
            Outcome("hardware.pinA.configure(5)", "invalid mode in \(mode)"),
            Outcome("hardware.pinA.write(1)", "pinA is not configured as an output in pin.write(value)"),
            Outcome("hardware.pinA.configure(DIGITAL_OUT, f)", level),
            Outcome("hardware.pinA.configure(DIGITAL_OUT, \"1\")", level),
            Outcome("hardware.pinA.configure(DIGITAL_IN, 1)", "null"),
            Outcome("hardware.pinA.configure(DIGITAL_IN)", "null"),
            Outcome("hardware.pinA.write(1)", "pinA is DIGITAL_IN, not an output in pin.write(value)"),
            Outcome("hardware.pinA.configure(DIGITAL_IN_PULLUP)", "null"),
            Outcome("hardware.pinA.read()", "1"),
            Outcome("hardware.pinA.configure(DIGITAL_IN_PULLDOWN, null)", "null"),
            Outcome("hardware.pinA.read()", "0"),
            Outcome("hardware.pinA.configure(DIGITAL_OUT, 1)", "null"),
            Outcome("hardware.pinA.read()", "1"),
            Outcome("hardware.pinA.write(false)", "null"),
            Outcome("hardware.pinA.read()", "0"),
            Outcome("hardware.pinA.write(2.5)", "null"),
            Outcome("hardware.pinA.read()", "1"),
            Outcome("hardware.pinA.write(\"1\")", Refusal.type(1, "string", "integer|float|bool")),
            Outcome("hardware.pinA.write()", Refusal.count),
            Outcome("hardware.pinA.read(1)", Refusal.count),
            Outcome("hardware.pinA.configure(DIGITAL_OUT)", "null"),
            Outcome("hardware.pinA.read()", "0"),
            Outcome("hardware.pinA.configure(DIGITAL_OUT_OD_PULLUP, true)", "null"),
            Outcome("hardware.pinA.read()", "1"),
            Outcome(
                "hardware.pinA.configure(DIGITAL_IN_WAKEUP)",
                "pinA cannot be DIGITAL_IN_WAKEUP; pinW can in \(mode)"),
            Outcome("hardware.pin1", Refusal.missing("pin1")),
        ])
    }
}
