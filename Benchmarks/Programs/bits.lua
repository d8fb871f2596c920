local size = tonumber((...)) or 60
local band, bxor, shl, shr, bnot
if bit then band, bxor, shl, shr, bnot = bit.band, bit.bxor, bit.lshift, bit.rshift, bit.bnot
else
  band, bxor, shl, shr, bnot = load([[return function(a,b) return a & b end, function(a,b) return (a ~ b) & 0xFFFFFFFF end,
  function(a,b) return (a << b) & 0xFFFFFFFF end, function(a,b) return (a & 0xFFFFFFFF) >> b end, function(a) return (~a) & 0xFFFFFFFF end]])()
end
local tab = {}
for i = 0, 255 do local c = i for k = 1, 8 do if band(c, 1) ~= 0 then c = bxor(shr(c, 1), 0xEDB88320) else c = shr(c, 1) end end tab[i] = c end
local b, x = {}, 123456789
for i = 0, 65535 do x = bxor(x, shl(x, 13)); x = bxor(x, shr(x, 17)); x = bxor(x, shl(x, 5)); b[i] = band(x, 255) end
local crc = 0
for r = 1, size do crc = bnot(0); for i = 0, 65535 do crc = bxor(tab[band(bxor(crc, b[i]), 255)], shr(crc, 8)) end crc = bnot(crc) end
print(string.format("%08x", crc % 4294967296))
