local size = tonumber((...)) or 20
local band = (bit and bit.band) or load("return function(a,b) return a & b end")()
local bxor = (bit and bit.bxor) or load("return function(a,b) return a ~ b end")()
local acc = 0
function counter() local c = 0 return function() c = c + 1 return c end end
for r = 1, size do
  local f = counter()
  for i = 1, 20000 do acc = band(acc + f(), 0xFFFFFF) end
  local a = {}
  for i = 0, 4999 do a[#a+1] = (i * 7919) % 5003 end
  local m = {} local fm = function(x) return x * 2 end for i = 1, #a do m[i] = fm(a[i]) end
  local g = {} local ff = function(i, x) return x % 3 == 0 end for i = 1, #m do if ff(i, m[i]) then g[#g+1] = m[i] end end
  local red = g[1] local fr = function(x, y) return x + y end for i = 2, #g do red = fr(red, g[i]) end
  acc = band(acc + red, 0xFFFFFF)
  table.sort(a, function(x, y) return x < y end)
  acc = band(acc + a[101], 0xFFFFFF)
  for i, fn in ipairs({function(x) return x + 1 end, function(x) return x * 3 end, function(x) return bxor(x, 5) end}) do
    for k = 0, 2999 do acc = band(acc + fn(k + i - 1), 0xFFFFFF) end
  end
end
print(acc)
