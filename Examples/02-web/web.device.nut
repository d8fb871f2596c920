// A device with a pretended thermometer. Its agent asks for readings and sets how often they are taken.

local interval = 5;
local temperature = 20.0;

function measure() {
    temperature += (math.rand() % 11 - 5) / 10.0;
    agent.send("reading", { temperature = temperature, time = time() });
    imp.wakeup(interval, measure);
}

agent.on("interval", function(seconds) {
    server.log("Readings every " + seconds + " s from now on");
    interval = seconds;
});

measure();
