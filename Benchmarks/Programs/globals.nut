local size = vargv.len() > 0 ? vargv[0].tointeger() : 30;
i <- 0; total <- 0;
function add(n) { total = (total + n) & 0xFFFF; }
for (local round = 0; round < size; round++) {
  i = 0;
  while (i < 100000) { add(i); i++; }
}
print(total + "\n");
