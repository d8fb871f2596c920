local size = vargv.len() > 0 ? vargv[0].tointeger() : 300;
function A(i, j) { local ij = i + j; return 1.0 / (ij * (ij + 1) / 2 + i + 1); }
function mulAv(v, out, n) { for (local i = 0; i < n; i++) { local s = 0.0; for (local j = 0; j < n; j++) s += A(i, j) * v[j]; out[i] = s; } }
function mulAtv(v, out, n) { for (local i = 0; i < n; i++) { local s = 0.0; for (local j = 0; j < n; j++) s += A(j, i) * v[j]; out[i] = s; } }
local n = size, u = array(n, 1.0), v = array(n, 0.0), t = array(n, 0.0);
for (local k = 0; k < 10; k++) { mulAv(u, t, n); mulAtv(t, v, n); mulAv(v, t, n); mulAtv(t, u, n); }
local vb = 0.0, vv = 0.0;
for (local i = 0; i < n; i++) { vb += u[i] * v[i]; vv += v[i] * v[i]; }
print(format("%.3f\n", sqrt(vb / vv)));
