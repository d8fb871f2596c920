// The wording of run-time errors.
local t = {}, a = [1, 2], s = "abc", n = null;
class C { x = 1; constructor(...) {} }
local c = C();
local cases = [
    @() t.missing, @() t["missing"], @() t[5], @() t[1.5], @() t[true], @() t[{}], @() t[null], @() a[2], @() a[-1], @() a["x"], @() a[null],
    @() s[3], @() s["zz"], @() n.x, @() n[0], @() (5).x, @() true.x, @() c.missing, @() C.missing, @() print.x,
    @() t.missing = 1, @() a[5] = 1, @() a["x"] = 1, @() s[0] = 1, @() n.x = 1, @() c.y = 1, @() C.x = 2,
    @() a.x <- 1, @() c.y <- 1, @() n.x <- 1, @() s.x <- 1, @() t[null] <- 1,
    @() clone 5, @() clone "s", @() clone null, @() clone print, @() clone C,
    @() t.x(), @() n(), @() t(), @() c(), @() s.len(1), @() s.slice("a"), @() a.append(), @() a.resize("x"), @() "x".find(1),
    @() t + 1, @() -t, @() ~t, @() t < 1, @() t in t, @() typeof t, @() C + C,
    @() t[n], @() "".top, @() [].pop(), @() [].top(), @() [1].remove(5), @() [1].insert(5, 1), @() "abc".slice(2, 1), @() "abc".slice(9),
    @() assert(false), @() assert(0), @() "12x".tofloat(), @() "x".tointeger(), @() "".tofloat(), @() t.rawget("q"), @() a.sort(5),
    @() "a".tochar, @() (300).tochar().len(), @() delete t.q, @() resume t, @() t.setdelegate(5), @() class extends t {}, @() t instanceof t];
foreach (i, f in cases) try { local r = f(); print(i + " " + typeof r + "\n") } catch (e) { print(i + " " + e + "\n") }
local long = "0123456789012345678901234567890123456789012345678901234567890";
try { t[long] } catch (e) { print(e + "\n") }
try { long < 1 } catch (e) { print(e + "\n") }
