local size = vargv.len() > 0 ? vargv[0].tointeger() : 400;
local w = size, h = size, maxit = 150, inside = 0;
for (local y = 0; y < h; y++) {
  local ci = 2.0 * y / h - 1.0;
  for (local x = 0; x < w; x++) {
    local cr = 3.0 * x / w - 2.0, zr = 0.0, zi = 0.0, k = 0;
    while (k < maxit) {
      local r2 = zr * zr, i2 = zi * zi;
      if (r2 + i2 > 4.0) break;
      zi = 2.0 * zr * zi + ci;
      zr = r2 - i2 + cr;
      k++;
    }
    if (k == maxit) inside++;
  }
}
print((inside > size * size / 16 ? "ok" : "bad") + "\n");
