// Where a statement ends: semicolon, line end, closing brace.
local x = 1; local y = 2
x = 3 ; ; ; y = 4
{ x = 5 } { y = 6 }
print(x + " " + y + "\n")
local sum = 1
    + 2
    + 3
print(sum + "\n")
local s = "abc"
    .slice(1)
    .toupper()
print(s + "\n")
function f(a) { return a * 2 }
local g = f
(21)
print(g + "\n")
local i = 5
++i
print(i + "\n")
function early() {
    return
    5
}
print(early() == null)
print("\n")
if (true) print("one\n") else print("two\n")
if (false) print("one\n"); else print("two\n")
if (x) { print("x\n") }
for (;;) { break } print("after for\n")
while (false) {} print("after while\n")
do { i++ } while (i < 8)
print(i + "\n")
switch (1) { case 1: print("case\n") } print("after switch\n")
try { throw 5 } catch (e) { print(e + "\n") } print("after try\n")
try throw 6 catch (e) print(e + "\n")
function h() { try { throw
7 } catch (e) { return e } }
print(h() + "\n")
local c = true
    ? "yes"
    : "no"
print(c + "\n")
