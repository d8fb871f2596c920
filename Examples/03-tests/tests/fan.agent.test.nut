// Runs on the agent; fan.device.nut beside it is its partner on the device.
class ThermostatTest extends ImpTestCase {
    function testBetweenTheLimitsNothingChanges() {
        local thermostat = Thermostat(25, 30);
        local states = [20, 28, 31, 28, 24, 28].map(@(temperature) thermostat.update(temperature));
        assertDeepEqual([false, false, true, true, false, false], states);
    }
}

class FanTest extends ImpTestCase {
    // From the device to the agent and back; a promise makes the test wait.
    function testAHotDeviceRunsItsFan() {
        return _fanAt(35).then(function(on) { assertTrue(on) }.bindenv(this));
    }

    function testAColdDeviceStopsItsFan() {
        return _fanAt(15).then(function(on) { assertTrue(!on) }.bindenv(this));
    }

    function _fanAt(temperature) {
        return Promise(function(resolve, reject) {
            device.on("fanIs", resolve);
            device.send("pretend", temperature);
        });
    }
}
