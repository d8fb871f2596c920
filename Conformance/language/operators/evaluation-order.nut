// Left to right; locals are read when the operation runs.
function say(x) { print(x + " "); return x }
local r = say(1) + say(2) * say(3) - say(4);
print("\n");
local t = {};
function table() { print("container "); return t }
table()[say("key")] <- say("value");
print("\n");
table()[say("key")] = say("new");
print("\n");
function f(a, b, c) { return 0 }
f(say("a"), say("b"), say("c"));
print("\n");
local i = 1; print(i + i++ + " ");
i = 1; print(i++ + i++ + " ");
i = 1; print(i++ + i + "\n");
local a = [0, 0, 0];
i = 0; a[i++] = i;
print(a[0] + " " + a[1] + "\n");
i = 5; local l = [i, i++, i, ++i];
foreach (v in l) print(v + " ");
print("\n");
local x = 1, y = 2;
local swap = [y, x]; x = swap[0]; y = swap[1];
print(x + " " + y + "\n");
local z = [say(1), say(2)], w = { a = say(3), b = say(4) };
print("\n");
