// A case label that is a bare local is only compared; the reference overwrites it. The output below was made by hand.
local a = 5, b = 2;
switch (5) { case a: print("five\n"); break; case b: print("two\n"); break }
print(a + " " + b + "\n");
switch (2) { case a: print("five\n"); break; case b: print("two\n"); break }
print(a + " " + b + "\n");
