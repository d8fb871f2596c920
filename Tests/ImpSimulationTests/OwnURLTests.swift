import Foundation
import Testing

@testable import ImpSimulation

/// Requests of an agent to its own URL.
struct OwnURLRequests {
    /// Answers with what came in; shows what came back.
    private static let echo = """
        http.onrequest(function(request, response) {
            response.header("X-Echo", request.headers["x-name"]);
            response.header("x-echo", "twice");
            response.send(201, request.method + " " + request.path + " " + http.urlencode(request.query) + " "
                + request.body + " " + request.headers["content-length"] + " " + request.headers["x-forwarded-proto"]);
        });
        function show(response) {
            server.log(response.statuscode + " '" + response.body + "' " + response.headers["x-echo"] + " "
                + response.rawheaders[0].k + "=" + response.rawheaders[0].v + " " + response.headers["content-length"]);
        }

        """

    @Test(arguments: ["GET", "PUT", "POST", "DELETE", "OPTIONS", "CONNECT", "PATCH", "BREW"])
    func areAnswered(_ method: String) throws {
        let agent =
            OwnURLRequests.echo + """
                http.request("\(method)", http.agenturl() + "/a/b?x=1", { ["X-Name"] = "me" }, "body").sendasync(show);
                """
        let body = "\(method) /a/b x=1 body 4 https"
        #expect(try lines(device: "", agent: agent) == ["[Agent] 201 '\(body)' twice X-Echo=me \(body.utf8.count)"])
    }

    @Test func withHEADHaveNoBody() throws {
        let agent =
            OwnURLRequests.echo + """
                http.request("HEAD", http.agenturl(), { ["X-Name"] = "me" }, "").sendasync(show);
                """
        #expect(try lines(device: "", agent: agent) == ["[Agent] 201 '' twice X-Echo=me 16"])
    }

    @Test func haveTheirVerb() throws {
        let agent = """
            http.onrequest(function(request, response) { response.send(200, request.method + request.body); });
            local url = http.agenturl();
            local show = @(response) server.log(response.body);
            http.get(url).sendasync(show);
            http.get(url, {}).sendasync(show);
            http.httpdelete(url, {}).sendasync(show);
            http.put(url, {}, "text").sendasync(show);
            local bytes = blob();
            bytes.writestring("bytes");
            http.post(url, null, bytes).sendasync(show);
            """
        #expect(
            try lines(device: "", agent: agent) == [
                "[Agent] GET", "[Agent] GET", "[Agent] DELETE", "[Agent] PUTtext", "[Agent] POSTbytes",
            ])
    }

    @Test func carryAllBytes() throws {
        let agent = """
            http.onrequest(function(request, response) { response.send(200, request.body); });
            local bytes = blob(256);
            for (local i = 0; i < 256; i++) bytes[i] = i;
            http.put(http.agenturl(), {}, bytes).sendasync(function(response) {
                server.log(response.body.len() + " " + crypto.equals(response.body, bytes));
            });
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] 256 true"])
    }

    @Test func getWhatTheFrontEndAnswers() throws {
        let ask = "http.post(http.agenturl(), {}, body).sendasync(@(response) server.log(response.statuscode));"
        let handler = "http.onrequest(function(request, response) { throw \"no\"; }); local body = blob(BYTES);"
        let thrower = handler.replacingOccurrences(of: "BYTES", with: "1")
        #expect(
            try lines(device: "", agent: thrower + ask) == [
                "[Agent] ERROR: no", "[Agent] ERROR:   in unknown agent_code:1", "[Agent] 500",
            ])
        #expect(try lines(device: "", agent: "local body = \"\";" + ask) == ["[Agent] 404"])
        let long = "http.onrequest(function(request, response) {}); local body = blob(524288).tostring() + \"x\";"
        #expect(try lines(device: "", agent: long + ask) == ["[Agent] 413"])
    }

    @Test func canBeAnsweredLater() throws {
        let agent = """
            http.onrequest(function(request, response) {
                imp.wakeup(5, function() { response.send(200, "late"); });
            });
            local began = time();
            http.get(http.agenturl()).sendasync(@(response) server.log(response.body + " " + (time() - began)));
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] late 5"])
    }

    @Test func timeOut() throws {
        let agent = """
            local held = [];
            http.onrequest(function(request, response) { held.append(response); });
            local began = time();
            function show(name) {
                return @(response) server.log(name + " " + response.statuscode + " " + (time() - began));
            }
            http.get(http.agenturl()).sendasync(show("short"), null, 2.5);
            http.get(http.agenturl()).sendasync(show("usual"));
            http.get(http.agenturl()).sendasync(show("never"), null, NO_TIMEOUT);
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] short 28 2", "[Agent] usual 28 600"])
    }

    /// The handler cannot run while the program stands still.
    @Test func timeOutWithSendsync() throws {
        let agent = """
            http.onrequest(function(request, response) {
                server.log("asked");
                response.send(200, "too late");
            });
            local began = time();
            local response = http.get(http.agenturl()).sendsync();
            server.log(response.statuscode + " " + (time() - began));
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] 28 60", "[Agent] asked"])
    }

    @Test func handOverTheBodyBeforeTheEnd() throws {
        let agent = """
            http.onrequest(function(request, response) { response.send(200, request.body); });
            http.post(http.agenturl(), {}, "text").sendasync(
                @(response) server.log("end '" + response.body + "' " + response.statuscode),
                @(part) server.log("part " + part));
            """
        #expect(try lines(device: "", agent: agent) == ["[Agent] part text", "[Agent] end '' 200"])
    }

    @Test func takeTheSameTimeInEveryRun() throws {
        let agent = """
            http.onrequest(function(request, response) { response.send(200, date().usec + ""); });
            for (local i = 0; i < 3; i++) http.get(http.agenturl()).sendasync(function(response) {
                server.log(response.body + " " + date().usec);
            });
            """
        #expect(try lines(device: "", agent: agent) == lines(device: "", agent: agent))
    }

    @Test func endWhenMemoryDoes() throws {
        let agent = """
            http.onrequest(function(request, response) { response.send(200, ""); });
            local saved = server.load();
            if (!("again" in saved)) {
                server.save({ again = true });
                http.get(http.agenturl()).sendasync(@(response) server.log("called back"));
                imp.wakeup(0.005, function() { local a = []; while (true) a.append(blob(100000)); });
            } else server.log("again");
            """
        #expect(try lines(device: "", agent: agent) == ["[Status] Agent restarted: out of memory.", "[Agent] again"])
    }
}
