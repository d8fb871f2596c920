// A bare name that is no local is looked up in 'this', then in the root table; other containers have no fallback.
answer <- 42;
function show() { return answer }
local t = { show = show };
print(t.show() + "\n");
t.answer <- 43;
print(t.show() + " " + show() + "\n");
try { print(t.nothing) } catch (e) { print(e + "\n") }
try { local other = {}; print(other.answer) } catch (e) { print(e + "\n") }
local env = { set = function() { answer = 44 } };
env.set();
print(answer + " " + ("answer" in env) + "\n");
local env2 = { answer = 1, set = function() { answer = 45 } };
env2.set();
print(answer + " " + env2.answer + "\n");
try { (function() { missing = 1 })() } catch (e) { print(e + "\n") }
class C { function f() { return answer } function g() { answer += 1; return this.answer } }
print(C().f() + " " + C().g() + " " + answer + "\n");
local viaThis = { f = function() { return this.answer + this["answer"] } };
print(viaThis.f() + "\n");
local copy = { f = function() { local t = this; return t.answer } };
try { copy.f() } catch (e) { print(e + "\n") }
print(::answer + "\n");
try { print(::nothing) } catch (e) { print(e + "\n") }
len <- "a global called len";
print(({ f = function() { return typeof len } }).f() + " " + len + "\n");
local bare = function() { return typeof tostring };
print(bare.call({}) + "\n");
x <- 1;
({ f = function() { x <- 2; return x } }).f();
print(x + "\n");
