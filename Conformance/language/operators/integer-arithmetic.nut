// 32-bit integers wrap; division truncates; the remainder has the dividend's sign.
local max = 2147483647, min = -2147483647 - 1;
print(max + 1 + "\n");
print(min - 1 + "\n");
print(max * 2 + " " + max * max + " " + min * -1 + "\n");
print(-min + "\n");
foreach (a in [7, -7]) foreach (b in [2, -2]) print(a / b + " " + a % b + "  ");
print("\n");
print(65536 * 65536 + " " + 46341 * 46341 + " " + 123456789 * 987654321 + "\n");
try { print(1 / 0) } catch (e) { print(e + "\n") }
local zero = 0;
try { print(max / zero) } catch (e) { print(e + "\n") }
local t = { a = 5 };
try { t.a %= 0 } catch (e) { print(e + "\n") }
try { t.a /= 0 } catch (e) { print(e + "\n") }
print(t.a + "\n");
print((max >> 1) * 2 + 1 + "\n");
