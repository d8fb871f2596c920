local size = tonumber((...)) or 60000
local bs = {}
for i = 0, 4 do bs[i+1] = {x=i*1.3+1.0, y=i*0.7-1.0, z=i*0.2, vx=0.01*i, vy=0.02, vz=0.03*(5-i), m=1.0/(i+1)} end
local sqrt = math.sqrt
function advance(bs, dt)
  local n = #bs
  for i = 1, n do
    local a = bs[i]
    for j = i + 1, n do
      local b = bs[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      local d2 = dx*dx + dy*dy + dz*dz + 0.01
      local mag = dt / (d2 * sqrt(d2))
      a.vx = a.vx - dx * b.m * mag; a.vy = a.vy - dy * b.m * mag; a.vz = a.vz - dz * b.m * mag
      b.vx = b.vx + dx * a.m * mag; b.vy = b.vy + dy * a.m * mag; b.vz = b.vz + dz * a.m * mag
    end
  end
  for _, b in ipairs(bs) do b.x = b.x + dt * b.vx; b.y = b.y + dt * b.vy; b.z = b.z + dt * b.vz end
end
for i = 1, size do advance(bs, 0.001) end
print("done")
