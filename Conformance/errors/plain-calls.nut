// A generator under foreach and a constructor are calls like others: their frames are in the report, once.
function numbers() {
    yield 1
    throw "late"
}
class Broken {
    constructor() {
        this = null
        throw "in constructor"
    }
}
function total() {
    local sum = 0
    foreach (n in numbers()) sum += n
    return sum
}
function make() {
    local made = Broken()
    return made
}
try { total() } catch (e) { print(e + "\n") }
try { total.call(this) } catch (e) { print(e + "\n") }
try { make.call(this) } catch (e) { print(e + "\n") }
total()
