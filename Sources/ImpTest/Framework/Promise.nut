// A value that is known later, or the reason why it never will be.
//
// Whatever is told of it is told through `imp.wakeup(0)`, never inside the call that settles it or asks for it: both
// sides can finish what they are doing first. All who wait are told together, in the order in which they asked.
class Promise {
    static VERSION = "4.0.0";

    // The handler that applies to what became of it, `onFulfilled` or `onRejected`; null while nothing has.
    _outcome = null;
    _value = null;
    _waiting = null;
    _isAskedFor = false;

    // Calls `action(resolve, reject)` at once; what it throws rejects the promise.
    constructor(action) {
        _waiting = [];
        local reject = _refuse.bindenv(this);
        try {
            action(_accept.bindenv(this), reject);
        } catch (error) {
            reject(error);
        }
    }

    // Gives a promise of what the handler returns. What is no function passes value and reason on.
    function then(onFulfilled = null, onRejected = null) {
        local request = {
            onFulfilled = typeof onFulfilled == "function" ? onFulfilled : @(value) value,
            onRejected = typeof onRejected == "function" ? onRejected : function(reason) { throw reason; },
            resolve = null,
            reject = null
        };
        _isAskedFor = true;
        _waiting.push(request);
        if (_outcome) _tellSoon();
        return Promise(function(resolve, reject) {
            request.resolve = resolve;
            request.reject = reject;
        });
    }

    function fail(onRejected) {
        return then(null, onRejected);
    }

    function finally(onSettled) {
        return then(onSettled, onSettled);
    }

    static function resolve(value) {
        return Promise(@(resolve, reject) resolve(value));
    }

    static function reject(reason) {
        return Promise(@(resolve, reject) reject(reason));
    }

    // The array of all values, in the order of `series`, or the first reason.
    static function all(series) {
        return Promise(function(resolve, reject) {
            local missing = series.len();
            local values = array(missing);
            if (missing == 0) resolve(values);
            foreach (index, item in series) {
                local place = index;
                _started(item).then(function(value) {
                    values[place] = value;
                    if (--missing == 0) resolve(values);
                }, reject);
            }
        }.bindenv(this));
    }

    // Whatever comes first, value or reason; an empty array where nothing can come.
    static function race(series) {
        return Promise(function(resolve, reject) {
            if (series.len() == 0) resolve([]);
            foreach (item in series) _started(item).then(resolve, reject);
        }.bindenv(this));
    }

    // The value of the last promise, or the first reason. Functions in `series` are called one after the other.
    static function serial(series) {
        local next = 0;
        return Promise.loop(
            @() next < series.len(),
            @() typeof series[next] == "function" ? series[next++]() : series[next++]
        );
    }

    // Waits for one promise of `nextFunction` after the other, as long as `continueFunction` says so; the last value.
    static function loop(continueFunction, nextFunction) {
        return Promise(function(resolve, reject) {
            local last = null;
            local turn = null;
            turn = function() {
                if (!continueFunction()) return resolve(last);
                nextFunction().then(function(value) {
                    last = value;
                    imp.wakeup(0, turn);
                }, reject);
            };
            imp.wakeup(0, turn);
        });
    }

    static function _started(item) {
        return typeof item == "function" ? item() : item;
    }

    // Instances with a method `then` are waited for, whatever their class.
    static function _isPromise(value) {
        return typeof value == "instance" && "then" in value && typeof value.then == "function";
    }

    function _accept(value = null) {
        if (_outcome) return;
        if (_isPromise(value)) value.then(_accept.bindenv(this), _refuse.bindenv(this));
        else _settle("onFulfilled", value);
    }

    function _refuse(reason = null) {
        if (!_outcome) _settle("onRejected", reason);
    }

    function _settle(outcome, value) {
        _outcome = outcome;
        _value = value;
        _tellSoon();
    }

    function _tellSoon() {
        imp.wakeup(0, _tell.bindenv(this));
    }

    function _tell() {
        if (_outcome == "onRejected" && !_isAskedFor) server.log("Unhandled promise rejection: " + _value);
        local told = _waiting;
        _waiting = [];
        foreach (request in told) {
            try {
                request.resolve(request[_outcome](_value));
            } catch (error) {
                request.reject(error);
            }
        }
    }
}

