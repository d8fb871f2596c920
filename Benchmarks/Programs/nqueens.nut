local size = vargv.len() > 0 ? vargv[0].tointeger() : 20;
local count = 0;
function place(row, n, cols, d1, d2) {
  if (row == n) { count++; return; }
  for (local c = 0; c < n; c++) {
    if (cols[c] || d1[row + c] || d2[row - c + n]) continue;
    cols[c] = true; d1[row + c] = true; d2[row - c + n] = true;
    place(row + 1, n, cols, d1, d2);
    cols[c] = false; d1[row + c] = false; d2[row - c + n] = false;
  }
}
local n = 10;
for (local k = 0; k < size; k++) place(0, n, array(n, false), array(2*n, false), array(2*n+1, false));
print(count + "\n");
