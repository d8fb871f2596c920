local size = vargv.len() > 0 ? vargv[0].tointeger() : 20;
local acc = 0;
function counter() { local c = 0; return function() { c++; return c; } }
for (local r = 0; r < size; r++) {
  local f = counter();
  for (local i = 0; i < 20000; i++) acc = (acc + f()) & 0xFFFFFF;
  local a = [];
  for (local i = 0; i < 5000; i++) a.append((i * 7919) % 5003);
  local m = a.map(function(x) { return x * 2; });
  local g = m.filter(function(i, x) { return x % 3 == 0; });
  acc = (acc + g.reduce(function(x, y) { return x + y; })) & 0xFFFFFF;
  a.sort(function(x, y) { return x <=> y; });
  acc = (acc + a[100]) & 0xFFFFFF;
  foreach (i, fn in [@(x) x + 1, @(x) x * 3, @(x) x ^ 5]) for (local k = 0; k < 3000; k++) acc = (acc + fn(k + i)) & 0xFFFFFF;
}
print(acc + "\n");
