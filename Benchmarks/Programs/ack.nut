local size = vargv.len() > 0 ? vargv[0].tointeger() : 8;
function ack(m, n) {
  if (m == 0) return n + 1;
  if (n == 0) return ack(m - 1, 1);
  return ack(m - 1, ack(m, n - 1));
}
local s = 0;
for (local i = 0; i < 3; i++) s += ack(3, size);
print(s + "\n");
