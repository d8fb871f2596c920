// A sensor on a battery: it measures every ten minutes, and reports every hour. Between it sleeps deeply, and keeps its
// readings in nv. The default policy holds the program while there is no connection.
const INTERVAL = 600;
const READINGS = 6;

function measure() {
    // Without a sensor: a temperature that follows the time of day.
    local hour = time() % 86400 / 3600.0;
    return 15 + 5 * math.sin((hour - 8) * PI / 12);
}

function report() {
    server.log("reporting " + nv.readings.len() + " readings");
    agent.send("readings", nv.readings);
    nv.readings = [];
}

if (!("nv" in getroottable())) nv <- { readings = [], starts = 0 };
nv.starts++;
nv.readings.append({ time = time(), value = measure() });

if (hardware.wakereason() != WAKEREASON_TIMER) server.log("started, reason " + hardware.wakereason());
if (nv.readings.len() >= READINGS) report();

imp.onidle(function() {
    if (server.isconnected()) server.sleepfor(INTERVAL);
    else imp.deepsleepfor(INTERVAL);
});
