local size = vargv.len() > 0 ? vargv[0].tointeger() : 4;
local sum = 0;
for (local rep = 0; rep < size; rep++) {
  local t = {};
  for (local i = 0; i < 50000; i++) t["key" + i] <- i;
  for (local i = 0; i < 100000; i++) { local k = "key" + (i * 7 % 60000); if (k in t) sum = (sum + t[k]) & 0xFFFFFF; }
  foreach (k, v in t) sum = (sum + v) & 0xFFFFFF;
  for (local i = 0; i < 50000; i += 2) delete t["key" + i];
  sum += t.len();
  local ti = {};
  for (local i = 0; i < 100000; i++) ti[i * 3] <- i;
  for (local i = 0; i < 100000; i++) sum = (sum + ti[i * 3]) & 0xFFFFFF;
}
print(sum + "\n");
