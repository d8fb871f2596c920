local size = tonumber((...)) or 8
function ack(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, n - 1))
end
local s = 0
for i = 0, 2 do s = s + ack(3, size) end
print(s)
