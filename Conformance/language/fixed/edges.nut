// Reads outside of strings and arrays that the reference does not check; the output below was made by hand.
foreach (g in [@() "abc".slice(-4), @() "abc".slice(-10, 2), @() [1, 2].slice(-3), @() [1].resize(-1), @() array(-1), @() "abc"[-4]]) try { print(g() + "\n") } catch (e) { print(e + "\n") }
print("abc"[-1] + " " + "abc"[-3] + "\n");
