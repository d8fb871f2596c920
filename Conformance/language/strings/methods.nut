// Every method of strings.
local s = "Hello, World";
print(s.len() + " " + s.toupper() + " " + s.tolower() + " " + s.slice(7) + " " + s.slice(0, 5) + " " + s.slice(-5) + " " + s.slice(-5, -2) + "\n");
print(s.find("o") + " " + s.find("o", 5) + " " + (s.find("zz") == null) + " " + s.find("") + " " + s.find("World") + " " + (s.find("o", 100) == null) + "\n");
foreach (f in [@() s.slice(13), @() s.slice(5, 2), @() s.slice(0, 99), @() s.slice(), @() s.find(), @() s.find(5), @() s.len(1)]) try { print(f() + "\n") } catch (e) { print(e + "\n") }
print(s[0] + " " + s[4] + " " + s[11] + "\n");
print("12".tointeger() + " " + "-7".tointeger() + " " + "12abc".tointeger() + " " + "  42 ".tointeger() + " " + "1e3".tointeger() + " " + "3.99".tointeger() + " " + "+5".tointeger() + "\n");
print("1.5".tofloat() + " " + "-2e3".tofloat() + " " + "7".tofloat() + " " + "1.5xyz".tofloat() + " " + ".5".tofloat() + " " + "12e".tointeger() + "\n");
foreach (t in ["", "abc", "x1", "-", ".", "e5", "--1", "inf", "nan"]) { try { print(t.tointeger() + " ") } catch (e) { print(e + " ") } try { print(t.tofloat() + "\n") } catch (e) { print(e + "\n") } }
print("a".tostring() + " " + (5).tostring() + " " + (1.5).tostring() + " " + true.tostring() + " " + (65).tochar() + " " + (5.9).tointeger() + " " + (5).tofloat() + " " + true.tointeger() + false.tofloat() + " " + (-1.5).tointeger() + " " + (66.9).tochar() + "\n");
print(("a" + "\0" + "b").len() + " " + typeof "x".weakref() + " " + "abc"["len"]() + "\n");
print("MiXeD\xc4\xe4123".tolower().len() + " " + "\xe4".toupper()[0] + " " + "zZ[`{@".toupper() + " " + "zZ[`{@".tolower() + "\n");
print((s == "Hello" + ", " + "World") + " " + (s != s.tolower()) + "\n");
local built = ""; foreach (c in s) built = c.tochar() + built; print(built + "\n");
print("".len() + " " + "".toupper() + "|" + "".slice(0) + "|" + ("".find("") == 0 ? "0" : "null") + "\n");
print("%d%%".len() + " " + "multi\nline".len() + " " + "tab\t".len() + "\n");
