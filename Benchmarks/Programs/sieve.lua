local size = tonumber((...)) or 5
local total = 0
for rep = 1, size do
  local n, flags, count = 1000000, {}, 0
  for i = 0, n do flags[i] = true end
  for i = 2, n do
    if flags[i] then
      for j = i + i, n, i do flags[j] = false end
      count = count + 1
    end
  end
  total = total + count
end
print(total)
