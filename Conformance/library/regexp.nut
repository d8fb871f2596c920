// regexp: search, match, capture, subexpcount.
function range(r) { return r == null ? "null" : "[" + r.begin + "," + r.end + "]" }
local r = regexp("[a-z]+"); print(range(r.search("123abc456def")) + range(r.search("123abc456def", 7)) + range(r.search("123")) + " " + r.match("abc") + r.match("abc1") + "\n");
local c = regexp(@"(\d+)-(\w+)"); local m = c.capture("xx 12-ab yy"); foreach (x in m) print(range(x)); print(" " + c.subexpcount() + "\n");
print((c.capture("none") == null) + " " + range(c.search("5-x")) + "\n");
foreach (t in [["a.c", "abc"], ["a.c", "ac"], ["^abc$", "abc"], ["a*", "aaa"], ["a+b?c", "aac"], ["(a|b)*", "abba"], ["a{2,3}", "aa"], ["a{2}", "aaa"], ["[^0-9]+", "abc"], [@"\s*\S+", "  x"], [@"\.", "."], ["(?:ab)+", "abab"], ["colou?r", "color"], ["[-a]+", "-a-"], [@"\x41", "A"], [@"\w+@\w+\.com", "me@here.com"], [@"\bword\b", "word"]]) try { print(regexp(t[0]).match(t[1]) + " ") } catch (e) { print(e + " ") } print("\n");
foreach (bad in ["(", "[", "a{", "[z-a]", "a{x}", "(?", "[]"]) try { regexp(bad); print("ok\n") } catch (e) { print(e + "\n") }
print(typeof r + " " + type(r) + "\n");
local date = regexp(@"(\d\d\d\d)-(\d\d)-(\d\d)").capture("on 2026-01-31!"); local s = "on 2026-01-31!"; foreach (i, p in date) print(s.slice(p.begin, p.end) + " "); print("\n");
foreach (f in [@() regexp(5), @() regexp(), @() r.search(5), @() r.match()]) try { f(); print("none\n") } catch (e) { print(e + "\n") }
print(range(regexp("b").search("abc")) + range(regexp("^b").search("abc")) + range(regexp("c$").search("abc")) + range(regexp("(x)?b").search("ab")) + "\n");
