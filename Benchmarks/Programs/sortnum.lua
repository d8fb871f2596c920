local size = tonumber((...)) or 5
local band, mul
if bit then band = bit.band; local ffi = require("ffi"); mul = function(a, b) local lo = a % 65536; local hi = (a - lo) / 65536; return (lo * b + ((hi * (b % 65536)) % 65536) * 65536) end
else band = load("return function(a,b) return a & b end")(); mul = function(a, b) return a * b end end
local x, s = 42, 0
for r = 1, size do
  local a = {}
  for i = 0, 99999 do
    local lo, hi = x % 65536, math.floor(x / 65536)
    local B = 1103515245; local bl, bh = B % 65536, math.floor(B / 65536)
    x = (lo * bl + ((lo * bh + hi * bl) % 65536) * 65536 + 12345) % 2147483648
    a[i+1] = math.floor(x / 256)
  end
  table.sort(a)
  s = (s + a[50001]) % 16777216
end
print(string.format("%d", s))
