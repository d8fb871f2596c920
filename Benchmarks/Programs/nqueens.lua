local size = tonumber((...)) or 20
local count = 0
local function arr(n, v) local t = {} for i = 0, n-1 do t[i] = v end return t end
function place(row, n, cols, d1, d2)
  if row == n then count = count + 1 return end
  for c = 0, n-1 do
    if not (cols[c] or d1[row+c] or d2[row-c+n]) then
      cols[c] = true; d1[row+c] = true; d2[row-c+n] = true
      place(row+1, n, cols, d1, d2)
      cols[c] = false; d1[row+c] = false; d2[row-c+n] = false
    end
  end
end
local n = 10
for k = 1, size do place(0, n, arr(n,false), arr(2*n,false), arr(2*n+1,false)) end
print(count)
