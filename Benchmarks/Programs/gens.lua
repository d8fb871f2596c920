local size = tonumber((...)) or 30
local band = (bit and bit.band) or load("return function(a,b) return a & b end")()
local s = 0
for r = 1, size do
  local g = coroutine.wrap(function() for i = 0, 99999 do coroutine.yield(i) end return nil end)
  while true do local v = g() if v == nil then break end s = band(s + v, 0xFFFFFF) end
end
print(s)
