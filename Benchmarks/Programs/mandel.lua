local size = tonumber((...)) or 400
local w, h, maxit, inside = size, size, 150, 0
for y = 0, h-1 do
  local ci = 2.0 * y / h - 1.0
  for x = 0, w-1 do
    local cr, zr, zi, k = 3.0 * x / w - 2.0, 0.0, 0.0, 0
    while k < maxit do
      local r2, i2 = zr * zr, zi * zi
      if r2 + i2 > 4.0 then break end
      zi = 2.0 * zr * zi + ci
      zr = r2 - i2 + cr
      k = k + 1
    end
    if k == maxit then inside = inside + 1 end
  end
end
print(inside > size * size / 16 and "ok" or "bad")
