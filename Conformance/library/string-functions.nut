// strip, lstrip, rstrip, split.
foreach (s in ["  both  ", "\t\nx\r\n", "none", "", "   "]) print("[" + strip(s) + "][" + lstrip(s) + "][" + rstrip(s) + "]\n");
function show(a) { local s = ""; foreach (p in a) s += "<" + p + ">"; print(a.len() + s + "\n") }
show(split("a,b,c", ",")); show(split("a,,b", ",")); show(split(",a,", ",")); show(split("", ",")); show(split("abc", ",")); show(split("a b;c", " ;")); show(split("  x  y ", " ")); show(split("key=value=more", "="));
foreach (f in [@() split("a", ""), @() split("a"), @() split(5, ","), @() split("a", 5), @() strip(5), @() strip()]) try { f(); print("none\n") } catch (e) { print(e + "\n") }
