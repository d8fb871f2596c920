local size = vargv.len() > 0 ? vargv[0].tointeger() : 10;
class Base { v = 0; function get() { return v; } function step(n) { v = v + n; return this; } }
class Mid extends Base { function step(n) { base.step(n); v = v & 0xFFFF; return this; } }
class Leaf extends Mid { k = 3; function run(c) { for (local i = 0; i < c; i++) { step(i); if (get() > 60000) v = 1; v += k; } return v; } }
local o = Leaf(), t = 0;
for (local i = 0; i < size; i++) t += o.run(150000);
print(t + "\n");
