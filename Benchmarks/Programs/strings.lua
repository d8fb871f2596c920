local size = tonumber((...)) or 200
local total = 0
local sfind, ssub, sbyte, sfmt = string.find, string.sub, string.byte, string.format
local band = (bit and bit.band) or load("return function(a,b) return a & b end")()
for rep = 1, size do
  local s = ""
  for i = 0, 1999 do s = s .. (i % 10) .. "," end
  local parts = {}
  for p in s:gmatch("[^,]+") do parts[#parts+1] = p end
  total = total + #parts
  local up = 0
  for _, p in ipairs(parts) do up = up + tonumber(p) end
  total = total + up
  local pos = 1
  while true do pos = sfind(s, "9", pos, true); if not pos then break end; total = total + 1; pos = pos + 1 end
  for i = 1, 2000 do if ssub(s, i, i + 2) == "1,2" then total = total + 1 end end
  local h = 0
  for i = 1, #s do h = band(h * 31 + sbyte(s, i), 0xFFFFFF) end
  total = band(total + h, 0xFFFFFF)
  for i = 0, 999 do local f = sfmt("%05d:%s", i, "abc"); total = total + #f end
end
print(total)
