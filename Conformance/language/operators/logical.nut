// && || ! return operands and evaluate no more than needed.
function say(x) { print("[" + x + "]"); return x; }
print((say(1) && say(2)) + "\n");
print((say(0) && say(2)) + "\n");
print((say(1) || say(2)) + "\n");
print((say(0) || say("")) + ".\n");
print((say(0) || say(0) || say(3)) + "\n");
print((say(1) && say(0) || say(5)) + "\n");
print((null || false) + " " + ((null && 1) == null) + "\n");
foreach (x in [null, false, 0, 0.0, -0.0, "", "0", [], {}, 1, -1, 0.1, true]) print(x ? "T" : "F");
print("\n");
print(!1 + " " + !0 + " " + !"" + " " + !null + " " + !!5 + "\n");
local a = null;
local b = a || "default";
print(b + "\n");
if (!(1 && 0) && (0 || 1)) print("yes\n");
local n = 0;
while (n < 10 && !(n == 5)) n++;
print(n + "\n");
local r = 1 && null;
print((r == null) + "\n");
