local size = vargv.len() > 0 ? vargv[0].tointeger() : 5;
local x = 42, s = 0;
for (local r = 0; r < size; r++) {
  local a = [];
  for (local i = 0; i < 100000; i++) { x = (x * 1103515245 + 12345) & 0x7FFFFFFF; a.append(x >> 8); }
  a.sort();
  s = (s + a[50000]) & 0xFFFFFF;
}
print(s + "\n");
