// + with a string on either side.
print("a" + 1 + 2 + "\n");
print(1 + 2 + "a" + "\n");
print("a" + 1.5 + true + false + "\n");
print(1 + "a" + "\n");
print(true + "x" + "\n");
class S { function _tostring() { return "S!" } }
print("<" + S() + ">" + "\n");
print(S() + "<" + "\n");
class A { function _tostring() { return "text" } function _add(o) { return "added" } }
print(A() + "s" + " " + (A() + 1) + " " + "s" + A() + "\n");
foreach (p in [[1, null], [null, 1], [{}, 1], [1, []], [true, 1], [null, null]])
    try { print(p[0] + p[1]) } catch (e) { print(e + "\n") }
foreach (op in ["-", "*", "/"]) {
    local f = { ["-"] = @(a, b) a - b, ["*"] = @(a, b) a * b, ["/"] = @(a, b) a / b }[op];
    try { f("a", 1) } catch (e) { print(e + "\n") }
    try { f(1, "a") } catch (e) { print(e + "\n") }
    try { f({}, 1.5) } catch (e) { print(e + "\n") }
}
try { -"a" } catch (e) { print(e + "\n") }
try { -{} } catch (e) { print(e + "\n") }
local s = ""; for (local i = 0; i < 5; i++) s += i; print(s + "\n");
