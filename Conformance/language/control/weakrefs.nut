// Weak references: exact, dereferenced in slots, never keeping alive.
local t = { v = 1 }; local w = t.weakref(); print(typeof w + " " + typeof w.ref + "\n");
t = null; print((w.ref() == null) + " " + typeof w + " " + (w == null) + "\n");
local strong = { n = 2 }; local slot = { r = strong.weakref() }; local arr = [strong.weakref()]; print(slot.r.n + arr[0].n + " " + typeof slot.r + "\n");
strong = null; print((slot.r == null) + " " + (arr[0] == null) + "\n");
class C { field = null; } local c = C(); local held = []; c.field = held.weakref(); print(typeof c.field + "\n"); held = null; print((c.field == null) + "\n");
print((5).weakref() + " " + (1.5).weakref() + " " + true.weakref() + " " + typeof "s".weakref() + " " + typeof print.weakref() + "\n");
function keep() { local x = { k = "kept" }; local w = x.weakref(); local f = function() { x = null }; print(w.ref().k + " "); f(); return w } local r = keep(); print((r.ref() == null) + "\n");
local a = {}; local b = { a = a }; a.b <- b; local wa = a.weakref(); a = null; b.a = null; print((wa.ref() == null) + "\n");
local inst = C(); local wi = inst.weakref(); local m = inst.getclass(); inst = null; print((wi.ref() == null) + "\n");
local list = [{}, {}]; local w0 = list[0].weakref(); list.remove(0); print((w0.ref() == null) + "\n"); local w1 = list[0].weakref(); list.clear(); print((w1.ref() == null) + "\n");
local o = {}; local wo = o.weakref(); print((wo.weakref() == wo) + " " + (o.weakref() == wo) + "\n");
local fn = function() { }; local wf = fn.weakref(); fn = null; print((wf.ref() == null) + "\n");
local g = (function() { yield 1 })(); local wg = g.weakref(); g = null; print((wg.ref() == null) + "\n");
local s = { x = {} }; local wx = s.x.weakref(); s.x = 1; print((wx.ref() == null) + " "); s.y <- {}; wx = s.y.weakref(); delete s.y; print((wx.ref() == null) + "\n");
