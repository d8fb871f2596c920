// Which methods a run consists of.

// Generates every call there is to make, a test case's instance being made when its first call comes.
function ImpUnitRunner::_plan() {
    foreach (className, found in _cases()) {
        local suite = found.suite();
        local assertionsBefore = assertions;
        suite.runner = this;
        suite.session = session;
        foreach (name in found.methods) {
            yield {
                title = className + "::" + name + "()",
                suite = suite,
                method = suite[name].bindenv(suite),
                isTest = name != "setUp" && name != "tearDown",
                assertionsBefore = assertionsBefore
            };
        }
    }
}

// All of them before the first test runs, which may well change the root table. They run in the order of this table:
// suites have come to depend on it.
function ImpUnitRunner::_cases() {
    local cases = {};
    foreach (name, suite in getroottable()) {
        if (!_extendsTestCase(suite) || !_isSelected(name, testClass)) continue;
        cases[name] <- { suite = suite, methods = _methods(suite) };
    }
    return cases;
}

function ImpUnitRunner::_extendsTestCase(value) {
    if (typeof value != "class") return false;
    for (local ancestor = value.getbase(); ancestor; ancestor = ancestor.getbase()) {
        if (ancestor == ImpTestCase) return true;
    }
    return false;
}

function ImpUnitRunner::_isSelected(name, selection) {
    return !selection || selection == "" || name == selection;
}

// Tests by their names, between what sets them up and tears them down.
function ImpUnitRunner::_methods(suite) {
    local methods = [];
    foreach (name, _ in suite) {
        if (name.find("test") == 0 && _isMethod(name, suite) && _isSelected(name, testCase)) methods.push(name);
    }
    methods.sort();
    if (_isMethod("setUp", suite)) methods.insert(0, "setUp");
    if (_isMethod("tearDown", suite)) methods.push("tearDown");
    return methods;
}

function ImpUnitRunner::_isMethod(name, suite) {
    return name in suite && typeof suite[name] == "function";
}

