// Runs behind Promise.lib.nut in a device or an agent.
local log = [];
local after = function(seconds, value) {
    return Promise(function(resolve, reject) { imp.wakeup(seconds, function() { resolve(value) }) });
};
after(1, "one")
    .then(function(value) { log.append(value); return after(1, "two") })
    .then(function(value) { log.append(value); throw "three" })
    .then(function(value) { log.append("never") })
    .fail(function(reason) { log.append("caught " + reason); return 4 })
    .finally(function(value) { log.append("finally " + value) })
    .then(function(value) { server.log("chain: " + http.jsonencode(log)) });
Promise.all([after(0.3, "a"), after(0.1, "b"), @() after(0, "c")]).then(function(values) { server.log("all: " + http.jsonencode(values)) });
Promise.race([after(0.3, "slow"), after(0.1, "fast")]).then(function(value) { server.log("race: " + value) });
Promise.serial([@() after(0.2, 1), @() after(0.1, 2)]).then(function(value) { server.log("serial: " + value) });
Promise.reject("no").fail(function(reason) { server.log("rejected: " + reason) });
local rounds = 0;
Promise.loop(@() rounds < 3, function() { rounds++; return after(0.5, rounds) }).then(function(value) { server.log("loop: " + value) });
