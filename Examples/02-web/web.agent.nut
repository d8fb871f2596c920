// A small web service over the device.
//
//   GET  /              the latest reading, as JSON
//   POST /interval      the body is a number of seconds: how often the device measures

local latest = null;

device.on("reading", function(reading) {
    latest = reading;
    server.log(format("%.1f degrees", reading.temperature));
});

http.onrequest(function(request, response) {
    try {
        if (request.method == "GET" && request.path == "/") {
            response.header("Content-Type", "application/json");
            response.send(200, http.jsonencode({ reading = latest, connected = device.isconnected() }));
        } else if (request.method == "POST" && request.path == "/interval") {
            device.send("interval", request.body.tointeger());
            response.send(200, "OK\n");
        } else {
            response.send(404, "There is nothing here\n");
        }
    } catch (error) {
        server.error(error);
        response.send(400, error + "\n");
    }
});

server.log("Ask me at " + http.agenturl());
