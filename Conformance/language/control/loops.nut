// while, do-while and for in all their forms.
local i = 0;
while (i < 3) print(i++ + " ");
do { print(i-- + " ") } while (i > 0)
print(i + "\n");
for (local i = 0, n = 3; i < n; i++) print(i + " ");
for (i = 5; i > 3; i--) print(i + " ");
for (; i < 6;) i++;
print(i + "\n");
for (local k = 10; k > 0; k -= 3) { if (k == 7) continue; print(k + " ") }
print("\n");
local n = 0;
do { n++; if (n == 2) continue; if (n == 4) break; print(n + " ") } while (n < 10)
print(n + "\n");
for (local a = 0; a < 3; a++) { for (local b = 0; b < 3; b++) { if (b == 1) break; print(a + "" + b + " ") } if (a == 1) break }
print("\n");
local x = 5;
while (x = x - 1) print(x + " ");
print(x + "\n");
for (local f = 0.5; f < 2.0; f += 0.5) print(f + " ");
print("\n");
for (local s = ""; s.len() < 3; s += "x") print(s + ".");
print("\n");
while (false) print("never");
do print("once\n") while (false)
local m = 3, out = "";
for (local i = 0; i < m; ++i) { out += i; if (i == 0) m = 4 }
print(out + "\n");
for (local i = 0; i <= 2147483647 - 1 && i < 2; i++) print(i);
for (local i = -2; i <= 0; i += 2) print(i);
print("\n");
local count = 0;
for (;;) { if (++count > 4) break }
print(count + "\n");
