// A device with a pretended thermometer and a pretended fan. It sends the average of its last readings; its agent
// answers whether the fan should run.

// The average of the last `size` values.
class RunningAverage {
    _size = 0;
    _values = null;

    constructor(size) {
        if (size < 1) throw "an average needs at least one value";
        _size = size;
        _values = [];
    }

    function add(value) {
        _values.push(value);
        if (_values.len() > _size) _values.remove(0);
    }

    // Null as long as there are no values.
    function get() {
        if (_values.len() == 0) return null;
        return _values.reduce(@(sum, value) sum + value) / _values.len().tofloat();
    }
}

average <- RunningAverage(5);

function measure() {
    average.add(20 + math.rand() % 20);
    agent.send("temperature", average.get());
    imp.wakeup(10, measure);
}

agent.on("fan", function(on) {
    server.log("The fan " + (on ? "runs" : "stands"));
});

measure();
