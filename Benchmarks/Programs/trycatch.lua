local size = tonumber((...)) or 24
local band = (bit and bit.band) or load("return function(a,b) return a & b end")()
function risky(i) if i % 4 == 0 then error("bad" .. band(i, 7), 0) end return i end
local ok, bad = 0, 0
for round = 1, size do
  for i = 0, 99999 do
    local s, r = pcall(risky, i)
    if s then ok = ok + band(r, 3) else bad = bad + #r end
  end
end
print(ok .. " " .. bad)
