local size = vargv.len() > 0 ? vargv[0].tointeger() : 200;
local total = 0;
for (local rep = 0; rep < size; rep++) {
  local s = "";
  for (local i = 0; i < 2000; i++) s += (i % 10) + ",";
  local parts = split(s, ",");
  total += parts.len();
  local up = 0;
  foreach (p in parts) { up += p.tointeger(); }
  total += up;
  local pos = 0;
  while ((pos = s.find("9", pos)) != null) { total++; pos++; }
  for (local i = 0; i < 2000; i++) { if (s.slice(i, i + 3) == "1,2") total++; }
  local h = 0;
  foreach (c in s) h = (h * 31 + c) & 0xFFFFFF;
  total = (total + h) & 0xFFFFFF;
  for (local i = 0; i < 1000; i++) { local f = format("%05d:%s", i, "abc"); total += f.len(); }
}
print(total + "\n");
