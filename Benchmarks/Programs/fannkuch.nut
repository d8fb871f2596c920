local size = vargv.len() > 0 ? vargv[0].tointeger() : 9;
function fannkuch(n) {
  local p = [], q = array(n, 0), s = [], sign = 1, maxflips = 0, sum = 0;
  for (local i = 0; i < n; i++) { p.append(i); s.append(i); }
  while (true) {
    local q0 = p[0];
    if (q0 != 0) {
      for (local i = 1; i < n; i++) q[i] = p[i];
      local flips = 1;
      while (true) {
        local qq = q[q0];
        if (qq == 0) { sum += sign * flips; if (flips > maxflips) maxflips = flips; break; }
        q[q0] = q0;
        if (q0 >= 3) { local i = 1, j = q0 - 1; do { local t = q[i]; q[i] = q[j]; q[j] = t; i++; j--; } while (i < j); }
        q0 = qq; flips++;
      }
    }
    if (sign == 1) { local t = p[0]; p[0] = p[1]; p[1] = t; sign = -1; }
    else {
      local t = p[1]; p[1] = p[2]; p[2] = t; sign = 1;
      for (local i = 2; i < n; i++) {
        local sx = s[i];
        if (sx != 0) { s[i] = sx - 1; break; }
        if (i == n - 1) return sum + " " + maxflips;
        s[i] = i;
        local t2 = p[0]; for (local j = 0; j <= i; j++) p[j] = p[j + 1]; p[i + 1] = t2;
      }
    }
  }
}
print(fannkuch(size) + "\n");
