local size = vargv.len() > 0 ? vargv[0].tointeger() : 30;
function gen(n) { for (local i = 0; i < n; i++) yield i; return null; }
local s = 0;
for (local r = 0; r < size; r++) {
  local g = gen(100000), v;
  while ((v = resume g) != null) s = (s + v) & 0xFFFFFF;
}
print(s + "\n");
