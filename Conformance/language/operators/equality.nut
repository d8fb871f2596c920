// == never fails and never calls a metamethod.
local values = [null, 0, 1, 1.0, 0.0, -0.0, "", "1", true, false, "a"];
foreach (i, a in values) {
    foreach (j, b in values) print((a == b ? "=" : ".") + (a != b ? "!" : "."));
    print("\n");
}
local a = [1], b = [1], c = a;
print((a == b) + " " + (a == c) + " " + ({} == {}) + "\n");
class P { x = 1; function _cmp(o) { throw "never" } }
local p = P();
print((p == P()) + " " + (p == p) + "\n");
local f = function() {};
print((f == f) + " " + (f == function() {}) + " " + (print == print) + "\n");
print(("a" + "b" == "ab") + "\n");
print((1 == 1 == true) + " " + (1 != 1 == false) + "\n");
