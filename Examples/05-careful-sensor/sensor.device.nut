// A sensor that never stands still: it measures every minute whether it is connected or not, and reports when it is.
// The library ConnectionManager connects, and tells of each change.
#require "ConnectionManager.lib.nut:3.1.1"

const INTERVAL = 60;
const REPORT = 900;
const MOST = 120;

readings <- [];
manager <- ConnectionManager({
    "blinkupBehavior": CM_BLINK_ON_DISCONNECT,
    "stayConnected": false,
    "retryOnTimeout": true
});

function measure() {
    imp.wakeup(INTERVAL, measure);
    readings.append({ time = time(), value = hardware.millis() % 1000 / 10.0 });
    if (readings.len() > MOST) readings.remove(0);
}

function send() {
    if (agent.send("readings", readings) == 0) readings = [];
}

function report() {
    imp.wakeup(REPORT, report);
    manager.connectFor(function() {
        manager.log("reporting " + readings.len() + " readings, connected to " + imp.net.info().interface[0].connectedssid);
        send();
        server.flush(10);
    }.bindenv(this));
}

manager.onTimeout(function() { manager.log("cannot connect; " + readings.len() + " readings wait"); });
measure();
report();
