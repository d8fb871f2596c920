// Takes the sensor's readings, and keeps how many there were.
local saved = server.load();
if (!("count" in saved)) saved.count <- 0;

device.on("readings", function(readings) {
    saved.count += readings.len();
    server.save(saved);
    server.log(readings.len() + " readings, " + saved.count + " in all");
});
