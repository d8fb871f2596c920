// Bytes of strings, slices at the edges, keys into strings.
local s = "abc";
print(s[0] + " " + s[2] + " " + s[1.9] + "\n");
foreach (k in [3, 100, "x", null, true]) try { print(s[k] + "\n") } catch (e) { print(e + "\n") }
try { s[0] = 'x' } catch (e) { print(e + "\n") } try { s.x = 1 } catch (e) { print(e + "\n") } try { s[0] <- 1 } catch (e) { print(e + "\n") } try { delete s[0] } catch (e) { print(e + "\n") }
local bytes = "\x00\x7f\x80\xff"; foreach (b in bytes) print(b + " "); print(bytes[3] + "\n");
foreach (p in [[0, 0], [3, 3], [-3, 3], [-1, 3], [0, -2], [1, -1], [-2, -1], [2, 1], [-1, -2], [4, 4], [0, 4]]) try { print("'" + s.slice(p[0], p[1]) + "' ") } catch (e) { print(e + " ") } print("\n");
print(("b" in { b = 1 }) + " " + (1 in s) + " " + (3 in s) + "\n");
local t = {}; t["a" + "b"] <- 1; print(t.ab + "\n");
print(("a" <=> "b") + " " + ("b" > "a") + " " + ("abc" < "abcd") + " " + ("" < "\0" ? "less" : "not less") + "\n");
