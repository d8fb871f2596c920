local size = vargv.len() > 0 ? vargv[0].tointeger() : 36;
class Node { l = null; r = null; constructor(a, b) { l = a; r = b; } function check() { return l ? 1 + l.check() + r.check() : 1; } }
function make(d) { return d == 0 ? Node(null, null) : Node(make(d - 1), make(d - 1)); }
local total = 0;
for (local i = 0; i < size; i++) total += make(14).check();
print(total + "\n");
