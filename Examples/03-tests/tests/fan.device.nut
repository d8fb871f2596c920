// The partner of fan.agent.test.nut: follows the device's program, and pretends what the test asks for.

agent.on("pretend", function(temperature) {
    agent.on("fan", @(on) agent.send("fanIs", on));
    agent.send("temperature", temperature);
});
