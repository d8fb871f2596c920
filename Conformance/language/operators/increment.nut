// ++ and -- before and behind, on locals, slots, elements and captured variables.
local i = 5;
print(i++ + " " + i + " " + ++i + " " + i-- + " " + --i + "\n");
local t = { n = 1 }, a = [10, 20];
print(t.n++ + " " + ++t.n + " " + t.n-- + " " + --t.n + " " + t.n + "\n");
print(a[0]++ + " " + ++a[1] + " " + a[0] + " " + a[1] + "\n");
local k = 0;
a[k++] = 7;
print(a[0] + " " + a[1] + " " + k + "\n");
local f = function() { return i++ };
print(f() + " " + f() + " " + i + "\n");
g <- 5;
print(g++ + " " + g + " " + ::g-- + " " + --::g + "\n");
local x = 1.5; x++; print(x + "\n");
local s = "x"; s++; print(s + " "); s--; print(s + "\n");
local m = 2147483647; m++; print(m + "\n");
try { local n = null; n++ } catch (e) { print(e + "\n") }
try { local n = {}; n-- } catch (e) { print(e + "\n") }
try { t.missing++ } catch (e) { print(e + "\n") }
local j = 1; print(j + j++ + "\n");
j = 1; print(j++ + j++ + "\n");
for (local q = 0; q < 3; ++q) print(q);
print("\n");
