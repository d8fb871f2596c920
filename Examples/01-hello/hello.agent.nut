// The agent answers every greeting of its device.

device.on("hello", function(greeting) {
    server.log("Greeting " + greeting.count + " has come in");
    greeting.text <- greeting.count == 1 ? "welcome" : "welcome again";
    device.send("welcome", greeting);
});
