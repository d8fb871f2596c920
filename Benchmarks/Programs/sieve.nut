local size = vargv.len() > 0 ? vargv[0].tointeger() : 5;
local total = 0;
for (local rep = 0; rep < size; rep++) {
  local n = 1000000, flags = array(n + 1, true), count = 0;
  for (local i = 2; i <= n; i++) {
    if (flags[i]) {
      for (local j = i + i; j <= n; j += i) flags[j] = false;
      count++;
    }
  }
  total += count;
}
print(total + "\n");
