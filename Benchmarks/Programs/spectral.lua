local size = tonumber((...)) or 300
function A(i, j) local ij = i + j return 1.0 / (ij * (ij + 1) * 0.5 + i + 1) end
function mulAv(v, out, n) for i = 0, n-1 do local s = 0.0 for j = 0, n-1 do s = s + A(i, j) * v[j] end out[i] = s end end
function mulAtv(v, out, n) for i = 0, n-1 do local s = 0.0 for j = 0, n-1 do s = s + A(j, i) * v[j] end out[i] = s end end
local n, u, v, t = size, {}, {}, {}
for i = 0, n-1 do u[i] = 1.0; v[i] = 0.0; t[i] = 0.0 end
for k = 1, 10 do mulAv(u, t, n) mulAtv(t, v, n) mulAv(v, t, n) mulAtv(t, u, n) end
local vb, vv = 0.0, 0.0
for i = 0, n-1 do vb = vb + u[i] * v[i]; vv = vv + v[i] * v[i] end
print(string.format("%.3f", math.sqrt(vb / vv)))
