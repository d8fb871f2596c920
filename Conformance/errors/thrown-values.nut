// What is thrown need not be text.
class Problem { code = 5; function _tostring() { return "problem" } }
function run(f) { try { f.call(this) } catch (e) { } }
run(function() { throw 42 })
run(function() { throw null })
run(function() { throw 1.5 })
run(function() { throw Problem() })
run(function() { throw { a = 1 } })
