// 3.0.4 compiles an assignment whose left side ends in a local: the expression is the right side, nothing changes.
local key = "x";
if (key == "" || key = null) print("never\n"); else print("null\n");
print(key + "\n");
local state = 5;
if (typeof state = "bool") print("always\n");
print(state + "\n");
local s = 1, HIGH = 2;
if (s == HIGH || s = true) print("true\n");
print(s + "\n");
function say(x) { print("[" + x + "]"); return x }
local v = (say(1) + s = 9);
print(v + " " + s + "\n");
