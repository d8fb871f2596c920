// Reading and writing bytes of a blob by index, plain and through metamethods of the program.
local b = blob(4);
b[0] = 255; b[1] = 256; b[2] = -1; b[3] = 3.9;
foreach (i, v in b) print(i + "=" + v + " ");
print(b[1.9] + " " + b[0] + "\n");
foreach (index in [-1, 4, null, "name"]) {
    try { print(b[index] + "\n"); } catch (e) { print("read " + index + ": " + e + "\n"); }
    try { b[index] = 1; print("written\n"); } catch (e) { print("write " + index + ": " + e + "\n"); }
}
try { b[0] = "text"; } catch (e) { print(e + "\n"); }

class Doubled extends blob {
    constructor(n) { base.constructor(n); }
    function _get(i) { return typeof i == "integer" ? i * 2 : null; }
}
local d = Doubled(3);
d[1] = 7;
print(d[0] + " " + d[1] + " " + d[100] + "\n");
d.seek(0);
print(d.readn('b') + " " + d.readn('b') + "\n");
