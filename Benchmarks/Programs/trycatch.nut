local size = vargv.len() > 0 ? vargv[0].tointeger() : 24;
function risky(i) { if (i % 4 == 0) throw "bad" + (i & 7); return i; }
local ok = 0, bad = 0;
for (local round = 0; round < size; round++)
  for (local i = 0; i < 100000; i++) { try { ok += risky(i) & 3; } catch (e) { bad += e.len(); } }
print(ok + " " + bad + "\n");
