import Testing

@testable import ImpSimulation

/// Requests of an agent that has no network.
struct OfflineRequests {
    private static let note = "[Note] this run is offline: GET http://example.com/a fails with statuscode 6"

    @Test func failLaterAndAlwaysAtTheSameTime() throws {
        let agent = """
            local began = date();
            http.get("http://example.com/a").sendasync(function(response) {
                local span = date().usec - began.usec;
                server.log(response.statuscode + " " + response.body.len() + " " + response.headers.len() + " "
                    + response.rawheaders.len() + " " + (span >= 20000 && span < 21000));
            });
            server.log("sent");
            """
        let found = try (0..<2).map { _ in
            let (simulation, record) = try simulation(device: "", agent: agent)
            _ = try simulation.run()
            return record
        }
        #expect(found[0].lines == [OfflineRequests.note, "[Agent] sent", "[Agent] 6 0 0 0 true"])
        #expect(found[0].text == found[1].text)
    }

    @Test func areNotedOnce() throws {
        let agent = """
            http.get("http://example.com/a").sendasync(function(response) {
                http.get("http://example.com/b").sendasync(@(response) null);
            });
            """
        #expect(try lines(device: "", agent: agent) == [OfflineRequests.note])
    }

    @Test(arguments: [
        ("http://example.com", 6), ("https://example.com:8443/x", 6), ("http://127.0.0.1:1/", 7),
        ("http://localhost/", 7),
        ("", 3), ("example.com", 3), ("ftp://example.com", 3), ("http://", 3), ("http://a:99999", 3),
    ])
    func haveTheStatusOfTheirFailure(_ url: String, _ status: Int) throws {
        let agent = """
            http.get("\(url)").sendasync(@(response) server.log("async " + response.statuscode));
            server.log("sync " + http.get("\(url)").sendsync().statuscode);
            """
        let found = try lines(device: "", agent: agent).filter { !$0.hasPrefix("[Note]") }
        #expect(found == ["[Agent] sync \(status)", "[Agent] async \(status)"])
    }

    @Test(arguments: ["http://example.com", "", "\" + http.agenturl() + \""])
    func thatAreCancelledNeverCallBack(_ url: String) throws {
        let agent = """
            http.onrequest(function(request, response) { response.send(200, "late"); });
            local call = function(x) { server.log("called back"); };
            local request = http.get("\(url)");
            request.sendasync(call, call, 5);
            imp.wakeup(0, function() { request.cancel(); request.cancel(); });
            imp.wakeup(100, function() { request.cancel(); server.log("end"); });
            """
        #expect(try lines(device: "", agent: agent).filter { !$0.hasPrefix("[Note]") } == ["[Agent] end"])
    }

    @Test func goOnWithoutTheirObject() throws {
        let agent = """
            function ask() { http.get("").sendasync(function(response) { server.log(response.statuscode); }); }
            ask();
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] 3"])
    }

    @Test func standStillWithSendsync() throws {
        let agent = """
            imp.wakeup(0.01, @() server.log("timer"));
            server.log("before");
            server.log(http.get("http://10.0.0.1").sendsync().statuscode);
            """
        let device = "imp.wakeup(0.01, @() server.log(\"runs\"));"
        let found = try lines(device: device, agent: agent).filter { !$0.hasPrefix("[Note]") }
        #expect(found == ["[Agent] before", "[Agent] 7", "[Agent] timer", "[Device] runs"])
    }

    /// `sendsync` in the middle of a sort in a generator.
    @Test func standStillAnywhere() throws {
        let agent = """
            function work() {
                local list = [3, 1, 2];
                list.sort(function(a, b) { return a - b + 3 - http.get("").sendsync().statuscode; });
                yield list;
            }
            local list = resume work();
            server.log(list[0] + "" + list[1] + list[2]);
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] 123"])
    }

    @Test func beyondTheirRateAreTooMany() throws {
        let agent = """
            local counts = {};
            local left = 45;
            for (local i = 0; i < 45; i++) http.get("http://10.0.0.1").sendasync(function(response) {
                local key = response.statuscode + "";
                counts[key] <- key in counts ? counts[key] + 1 : 1;
                if (--left == 0) server.log(counts["7"] + " " + counts["429"]);
            });
            """
        #expect(try lines(device: "", agent: agent).filter { !$0.hasPrefix("[Note]") } == ["[Agent] 40 5"])
    }

    @Test func thatWaitAreBounded() throws {
        let agent = """
            local sent = 0;
            try {
                while (true) {
                    http.get("").sendasync(@(response) null);
                    sent++;
                }
            } catch (e) server.log(sent + " " + e);
            local made = [];
            try {
                while (true) made.append(http.get(""));
            } catch (e) server.log(made.len() + " " + e);
            """
        #expect(
            try lines(device: "", agent: agent) == [
                "[Agent] 1000 too many requests in httprequest.sendasync(done, content, timeout)",
                "[Agent] 1000 too many requests in http.get(url, headers)",
            ])
    }

    @Test func thatAreMadeAreBoundedInBytes() throws {
        let agent = """
            local long = blob(524288).tostring();
            local made = [];
            try {
                while (true) made.append(http.post("", {}, long));
            } catch (e) server.log(made.len() + " " + e);
            """
        #expect(
            try lines(device: "", agent: agent) == ["[Agent] 32 too many requests in http.post(url, headers, body)"])
    }

    @Test func thatAreWrongSayWhy() throws {
        let agent = """
            local sent = http.get("");
            sent.sendasync(@(response) null);
            foreach (f in [@() http.request("A B", "", {}, ""), @() http.get("", { ["a b"] = 1 }),
                @() http.put("", { a = "x\\r\\ny" }, ""), @() http.get(1), @() http.get(), @() http.get("", {}, "x"),
                @() http.request("GET", "", {}), @() http.post("", {}, 7), @() sent.sendsync(),
                @() sent.sendasync(@(response) null), @() sent.setvalidation(VALIDATE_NONE),
                @() http.get("").setvalidation(2), @() http.get("").sendasync(), @() http.get("").sendasync(null)]) {
                try { f(); server.log("no error"); } catch (e) server.log(e);
            }
            """
        #expect(
            try lines(device: "", agent: agent) == [
                "[Agent] invalid verb in http.request(verb, url, headers, body)",
                "[Agent] invalid header in http.get(url, headers)",
                "[Agent] invalid header in http.put(url, headers, body)",
                "[Agent] parameter 1 has an invalid type 'integer' ; expected: 'string'",
                "[Agent] wrong number of parameters", "[Agent] wrong number of parameters",
                "[Agent] wrong number of parameters",
                "[Agent] parameter 3 has an invalid type 'integer' ; expected: 'string|instance'",
                "[Agent] request already sent in httprequest.sendsync()",
                "[Agent] request already sent in httprequest.sendasync(done, content, timeout)",
                "[Agent] request already sent in httprequest.setvalidation(mode)",
                "[Agent] invalid mode in httprequest.setvalidation(mode)", "[Agent] wrong number of parameters",
                "[Agent] parameter 1 has an invalid type 'null' ; expected: 'function|function'",
            ])
    }

    @Test func haveConstantsAndAType() throws {
        let agent = """
            server.log(typeof http.get("") + " " + NO_TIMEOUT + VALIDATE_NONE + VALIDATE_USING_SYSTEM_CA_CERTS);
            server.log(("sendasync" in http.get("")) + " " + ("nothing" in http.get("")));
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] meta -101", "[Agent] true false"])
    }
}
