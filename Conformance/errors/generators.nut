// Errors in generators, metamethods, constructors and natives: the frames between.
function numbers() {
    yield 1
    throw "in generator"
}
class Sum {
    function _add(other) {
        return other.value
    }
}
class Made {
    constructor() {
        local s = Sum() + {}
    }
}
try { foreach (n in numbers()) print(n + "\n") } catch (e) { print(e + "\n") }
function run() {
    local made = Made()
    return made
}
run()
