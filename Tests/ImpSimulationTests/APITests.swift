import ImpAgent
import ImpOS
import Testing

@testable import ImpRuntime
@testable import ImpSimulation

struct ObjectsOfTheAPI {
    @Test func areMetaObjects() throws {
        let found = try lines(
            device: """
                server.log(typeof imp + " " + typeof agent + " " + typeof hardware + " " + typeof crypto + " " + typeof server);
                server.log(("device" in getroottable()) + " " + ("http" in getroottable()));
                server.log(imp.info().type + " " + ("type" in imp.info()) + " " + ("spiflash" in hardware));
                server.log(ENVIRONMENT_CARD + " " + ENVIRONMENT_MODULE + " " + ENVIRONMENT_AGENT + " " + imp.environment());
                try { foreach (k, v in imp) server.log(k); } catch (e) { server.log("no foreach"); }
                local log = server.log; log("taken off");
                """,
            agent: """
                server.log(typeof device + " " + typeof http + " " + imp.environment() + " " + ("hardware" in getroottable()));
                server.log(("info" in imp) + " " + ("agent" in getroottable()) + " " + ("sha256" in crypto));
                """)
        #expect(
            found == [
                "[Agent] meta meta 2 false", "[Agent] false false false", "[Device] meta meta meta meta meta",
                "[Device] false false", "[Device] imp001 true false", "[Device] 0 1 2 0", "[Device] no foreach",
                "[Device] taken off",
            ])
    }

    @Test(arguments: Module.allCases)
    func nameTheModule(module: Module) throws {
        let found = try lines(device: "server.log(imp.info().type + \" \" + imp.environment());") { $0.module = module }
        #expect(found == ["[Device] \(module.rawValue) \(module == .imp001 ? 0 : 1)"])
    }

    @Test func printAndErrorGoToTheLog() throws {
        #expect(
            try lines(device: "print(1); error([1].len());", agent: "print(\"a\");") == [
                "[Agent] a", "[Device] 1", "[Device] 1",
            ])
    }

    @Test func bytesThatAreNoTextAreLoggedAsBinary() throws {
        let found = try lines(
            device: """
                server.log("a\\x00");
                class Named { function _tostring() { return "named"; } }
                server.log(Named()); server.error(Named()); server.log(null); server.log(2.5); server.log("");
                """)
        #expect(
            found == [
                "[Device] (binary) 61 00", "[Device] named", "[Device] ERROR: named",
                "[Device] (null : 0x0)", "[Device] 2.5", "[Device] ",
            ])
    }

    @Test func idsAreThoseOfTheProject() throws {
        let (simulation, record) = try simulation(
            device: "server.log(hardware.getdeviceid());", agent: "server.log(http.agenturl());")
        _ = try simulation.run()
        let identity = simulation.identity
        #expect(record.lines == ["[Agent] \(simulation.agentURL)", "[Device] \(identity.deviceID)"])
        #expect(identity == SimulationIdentity(project: "/tests"))
        #expect(identity != SimulationIdentity(project: "/other"))
        #expect(identity.deviceID.count == 16 && identity.agentID.count == 12)
        #expect((20_000..<30_000).contains(identity.port))
        #expect(record.entries.allSatisfy { $0.deviceID == identity.deviceID })
    }
}

struct Hashes {
    @Test func areThoseOfThePublishedVectors() throws {
        let found = try lines(
            device: """
                function hex(b) { local s = ""; foreach (x in b) s += format("%02x", x); return s; }
                server.log(hex(crypto.sha256("abc")));
                server.log(hex(imp.crypto.sha256(blob())));
                server.log(hex(crypto.hmacsha256("what do ya want for nothing?", "Jefe")));
                local b = blob(); b.writestring("abc");
                server.log(crypto.equals("abc", b) + " " + crypto.equals("abc", "abd") + " " + crypto.equals("", "a"));
                server.log(crypto == imp.crypto);
                """)
        #expect(
            found == [
                "[Device] ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "[Device] e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "[Device] 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "[Device] true false false", "[Device] true",
            ])
    }

    @Test func costTheTimeOfTheModule() throws {
        let found = try lines(
            device:
                "local t = hardware.micros(); crypto.sha256(\"0123456789abcdef0123456789abcdef\"); server.log(hardware.micros() - t);"
        )
        let line = try #require(found.first)
        let micros = try #require(Int(line.dropFirst(9)))
        #expect((740...800).contains(micros))
    }
}

struct SavedTables {
    @Test func comeBack() throws {
        let found = try lines(
            device: "",
            agent: """
                server.log(server.load().len());
                server.log(server.save({ a = 1, b = [2.5, "x"], f = function() {} }));
                local t = server.load();
                server.log(t.a + " " + t.b[0] + " " + t.b[1] + " " + t.len());
                t.a = 5; server.log(server.load().a);
                try { server.save(1); } catch (e) { server.log(e); }
                try { server.save({}, 3); } catch (e) { server.log(e); }
                local s = "0123456789abcdef"; while (s.len() < 65536) s += s;
                try { server.save({ s = s }); } catch (e) { server.log(e); }
                server.log(server.load().len());
                local b = blob(); b.writen(200, 'b');
                server.save({ b = b, n = 1.0 / 0.0 }, 2);
                server.log(typeof server.load().b + " " + server.load().n);
                server.save({});
                server.log(server.load().len());
                """)
        #expect(
            found == [
                "[Agent] 0", "[Agent] ERROR: skipped unserialisable data", "[Agent] 0", "[Agent] 1 2.5 x 2",
                "[Agent] 1",
                "[Agent] parameter 1 has an invalid type 'integer' ; expected: 'table'",
                "[Agent] invalid format type in server.save(data, formatType)",
                "[Agent] value too long in server.save(data)", "[Agent] 2", "[Agent] blob inf", "[Agent] 0",
            ])
    }
}

struct Listing {
    /// Saved machines name functions by their numbers.
    @Test func numbersNeverChange() {
        let device = Device.api.functions.map { ($0.number, $0.entry.path) }
        let agent = Agent.api.functions.map { ($0.number, $0.entry.path) }
        let found = Dictionary(device + agent) { first, second in first == second ? first : first + " and " + second }
        #expect(
            found == [
                53: "hardware.getimpeeid",
                54: "hardware.wakereason",
                200: "imp.getsoftwareversion",
                201: "imp.getbootromversion",
                202: "imp.getmemoryfree",
                203: "imp.enableblinkup",
                204: "imp.deepsleepfor",
                205: "imp.deepsleepuntil",
                206: "imp.setpowersave",
                207: "imp.getpowersave",
                208: "imp.setpoweren",
                209: "imp.getpoweren",
                220: "imp.net.info",
                221: "imp.net.configurewps",
                222: "imp.scanwifinetworks",
                223: "imp.getethernetspeed",
                224: "imp.getssid",
                225: "imp.getbssid",
                226: "imp.getchannel",
                227: "imp.rssi",
                228: "imp.getrssi",
                230: "imp.setwificonfiguration",
                231: "imp.setstaticnetworkconfiguration",
                232: "imp.setproxy",
                233: "imp.clearconfiguration",
                234: "imp.setenroltokens",
                235: "imp.setuserconfiguration",
                236: "imp.getuserconfiguration",
                237: "imp.setsendbuffersize",
                238: "imp.configure",
                239: "imp.getcountry",
                240: "imp.setcountry",
                241: "imp.setnvramimage",
                242: "imp.setrescuepin",
                243: "server.bless",
                244: "server.factoryblinkup",
                250: "server.isconnected",
                251: "server.connect",
                252: "server.disconnect",
                253: "server.flush",
                254: "server.setsendtimeoutpolicy",
                255: "server.onunexpecteddisconnect",
                256: "server.onshutdown",
                257: "server.restart",
                258: "server.sleepfor",
                259: "server.sleepuntil",
                260: "server.expectonlinein",
                261: "server.expectonlineat",
                262: "server.show",
                300: "pin.configure",
                301: "pin.read",
                302: "pin.write",
                0: "imp.wakeup", 1: "imp.cancelwakeup", 2: "imp.onidle", 3: "imp.sleep", 4: "imp.environment",
                10: "server.log", 11: "server.error", 30: "crypto.equals", 31: "crypto.sha256",
                32: "crypto.hmacsha256", 40: "imp.info", 41: "imp.getmacaddress", 50: "hardware.millis",
                51: "hardware.micros",
                52: "hardware.getdeviceid", 60: "agent.on", 61: "agent.send", 70: "device.on", 71: "device.send",
                72: "device.onconnect", 73: "device.ondisconnect", 74: "device.isconnected", 80: "server.save",
                81: "server.load", 90: "http.jsonencode", 91: "http.jsondecode", 92: "http.urlencode",
                93: "http.urldecode", 94: "http.base64encode", 95: "http.base64decode", 100: "http.agenturl",
                101: "http.onrequest", 102: "http.get", 103: "http.httpdelete", 104: "http.post", 105: "http.put",
                106: "http.request", 120: "httprequest.sendasync", 121: "httprequest.sendsync",
                122: "httprequest.cancel", 123: "httprequest.setvalidation", 110: "httpresponse.header",
                111: "httpresponse.send",
            ])
    }

    @Test func hasEveryMemberOnce() throws {
        let rows = allAPIRows()
        #expect(Set(rows.map { $0.path + $0.sides.joined() }).count == rows.count)
        let wakeup = try #require(rows.first { $0.path == "imp.wakeup" })
        #expect(wakeup.signature == "imp.wakeup(interval, callback)")
        #expect(wakeup.sides == ["device", "agent"])
        #expect(wakeup.isPresent)
        let reset = try #require(rows.first { $0.path == "imp.reset" })
        #expect(!reset.isPresent)
        #expect(reset.since == "impOS 38")
        #expect(rows.allSatisfy { !$0.prose.isEmpty })
    }
}
