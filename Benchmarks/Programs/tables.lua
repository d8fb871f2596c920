local size = tonumber((...)) or 4
local sum = 0
local band = (bit and bit.band) or load("return function(a,b) return a & b end")()
for rep = 1, size do
  local t, n = {}, 0
  for i = 0, 49999 do t["key" .. i] = i; n = n + 1 end
  for i = 0, 99999 do local k = "key" .. (i * 7 % 60000); local v = t[k]; if v ~= nil then sum = band(sum + v, 0xFFFFFF) end end
  for k, v in pairs(t) do sum = band(sum + v, 0xFFFFFF) end
  for i = 0, 49999, 2 do t["key" .. i] = nil; n = n - 1 end
  sum = sum + n
  local ti = {}
  for i = 0, 99999 do ti[i * 3] = i end
  for i = 0, 99999 do sum = band(sum + ti[i * 3], 0xFFFFFF) end
end
print(sum)
