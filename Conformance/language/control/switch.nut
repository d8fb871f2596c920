// switch: equality, fall-through, expressions as labels, default at the end.
function f(x) {
    local out = "";
    switch (x) {
        case 1: out += "one ";
        case 2: out += "two "; break;
        case "s": out += "string "; break;
        case 1 + 2: case 4: out += "three or four "; break;
        case null: out += "null "; break;
        case true: out += "true "; break;
        default: out += "default ";
    }
    return out;
}
foreach (x in [1, 2, 3, 4, 5, 1.0, 3.0, "s", "t", null, true, false, 0]) print(f(x));
print("\n");
for (local i = 0; i < 4; i++) { switch (i) { case 1: continue; case 2: break; default: print(i + " ") } print("(" + i + ") ") }
print("\n");
local calls = 0;
function label(n) { calls++; return n }
switch (2) { case label(1): print("1"); case label(2): print("2"); case label(3): print("3") }
print(" " + calls + "\n");
switch (5) { default: print("only default\n") }
switch (5) { case 1: print("never") }
switch (calls) { case 2: local a = "scoped"; print(a + "\n"); break; case 3: local a = "other"; print(a + "\n") }
function g(x) { switch (x) { case 1: return "r1"; case 2: throw "t2" } return "end" }
print(g(1) + g(3)); try { g(2) } catch (e) print(e + "\n")
switch ("a" + "b") { case "ab": print("concatenated\n") }
switch (1) { case 1: switch (2) { case 2: print("inner "); break } print("outer\n"); break; case 2: print("never") }
