// The agent decides when its device's fan runs.

// On above `high` degrees, off below `low`; in between as it was, so that it does not flutter.
class Thermostat {
    _low = 0;
    _high = 0;
    _on = false;

    constructor(low, high) {
        if (low > high) throw "low must not be above high";
        _low = low;
        _high = high;
    }

    // Takes a temperature; gives whether the fan should run.
    function update(temperature) {
        if (temperature > _high) _on = true;
        if (temperature < _low) _on = false;
        return _on;
    }
}

thermostat <- Thermostat(25, 30);

device.on("temperature", function(temperature) {
    device.send("fan", thermostat.update(temperature));
});
