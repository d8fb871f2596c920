local size = tonumber((...)) or 30
band = (bit and bit.band) or load("return function(a,b) return a & b end")()
i = 0; total = 0
function add(n) total = band(total + n, 0xFFFF) end
for round = 1, size do
  i = 0
  while i < 100000 do add(i); i = i + 1 end
end
print(total)
