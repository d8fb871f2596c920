// Blocks, loops and single statements have scopes of their own.
local x = 1;
{ local x = 2; print(x + " "); { local x = 3; print(x + " ") } print(x + " ") }
print(x + "\n");
if (true) local q = 5;
print(("q" in getroottable()) + "\n");
for (local i = 0; i < 2; i++) { local x = i * 10; print(x + " ") }
print(x + "\n");
foreach (x in [7, 8]) print(x + " ");
print(x + "\n");
local x = "again";
print(x + "\n");
function f(a) { local a = a + 1; { local a = a * 10; print(a + " ") } return a }
print(f(1) + "\n");
local y = 5;
{ local y = y + 1; print(y + " ") }
print(y + "\n");
switch (1) { case 1: local z = "one"; print(z + " "); case 2: local z = "two"; print(z + "\n") }
try { local e = "inner"; throw 1 } catch (e) { print(e + "\n") }
i <- "global";
for (local i = 0; i < 1; i++);
print(i + "\n");
while (true) { local x = "loop"; print(x + "\n"); break }
print(x + "\n");
