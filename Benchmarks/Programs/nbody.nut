local size = vargv.len() > 0 ? vargv[0].tointeger() : 60000;
class Body { x=0.0; y=0.0; z=0.0; vx=0.0; vy=0.0; vz=0.0; m=0.0;
  constructor(a,b,c,d,e,f,g) { x=a; y=b; z=c; vx=d; vy=e; vz=f; m=g; } }
local bs = [];
for (local i = 0; i < 5; i++) bs.append(Body(i*1.3+1.0, i*0.7-1.0, i*0.2, 0.01*i, 0.02, 0.03*(5-i), 1.0/(i+1)));
function advance(bs, dt) {
  local n = bs.len();
  for (local i = 0; i < n; i++) {
    local a = bs[i];
    for (local j = i + 1; j < n; j++) {
      local b = bs[j];
      local dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      local d2 = dx*dx + dy*dy + dz*dz + 0.01;
      local mag = dt / (d2 * sqrt(d2));
      a.vx -= dx * b.m * mag; a.vy -= dy * b.m * mag; a.vz -= dz * b.m * mag;
      b.vx += dx * a.m * mag; b.vy += dy * a.m * mag; b.vz += dz * a.m * mag;
    }
  }
  foreach (b in bs) { b.x += dt * b.vx; b.y += dt * b.vy; b.z += dt * b.vz; }
}
for (local i = 0; i < size; i++) advance(bs, 0.001);
print("done\n");
