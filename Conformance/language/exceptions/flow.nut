// try with break, continue, return and loops; nesting and rethrowing.
local out = "";
for (local i = 0; i < 6; i++) { try { if (i == 1) continue; if (i == 4) break; if (i == 2) throw "t" + i; out += i + " " } catch (e) { out += e + " "; continue } }
print(out + "\n");
function early() { foreach (v in [1, 2, 3]) { try { if (v == 2) return "returned " + v } catch (e) { } } return "end" }
print(early() + "\n");
function inner(n) { try { if (n) throw "inner" } catch (e) { throw e + " again" } return "fine" }
function outer(n) { try { return inner(n) } catch (e) { return "outer: " + e } }
print(outer(0) + ", " + outer(1) + "\n");
local depth = 0;
function nest(n) { try { depth++; if (n == 0) throw "bottom"; nest(n - 1) } catch (e) { if (n < 3) throw e + n; return e } return "after " + n }
print(nest(5) + " " + depth + "\n");
try { try { throw 1 } catch (e) { print("one ") } print("between "); throw 2 } catch (e) { print("two " + e + "\n") }
local n = 0;
while (true) { try { n++; throw n } catch (e) { if (e > 3) break } }
print(n + "\n");
function locals() { local a = 1; try { local b = 2; a = b; throw "x" } catch (e) { local c = 3; a += c } local d = 4; return a + d }
print(locals() + "\n");
function expr() { local r = []; foreach (i in [0, 1, 2]) { try { r.append(10 / i) } catch (e) { r.append(e) } } return r }
foreach (v in expr()) print(v + ", ");
print("\n");
function loop() { local s = 0; for (local i = 0; i < 1000; i++) try { if (i % 2) throw i; s += 1 } catch (e) { s += 1000 } return s }
print(loop() + "\n");
try { } catch (e) { print("never") }
try ; catch (e) print("never");
try { throw "last" } catch (e) { }
print("done\n");
