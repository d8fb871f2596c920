// A device that greets its agent every two seconds and measures how long the answer takes.

local count = 0;

function greet() {
    count++;
    agent.send("hello", { count = count, sentAt = hardware.millis() });
    imp.wakeup(2, greet);
}

agent.on("welcome", function(greeting) {
    local milliseconds = hardware.millis() - greeting.sentAt;
    server.log(format("The agent says \"%s\" to greeting %d, after %d ms", greeting.text, greeting.count, milliseconds));
});

server.log("This is device " + hardware.getdeviceid());
greet();
