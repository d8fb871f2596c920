// Captured variables are shared with the function that declares them.
function counter() { local n = 0; return { inc = function() { return ++n }, get = @() n } }
local a = counter(), b = counter();
a.inc(); a.inc(); b.inc();
print(a.get() + " " + b.get() + "\n");
local x = 1;
local set = function(v) { x = v }, get = @() x;
set(5); print(x + " " + get() + " "); x = 6; print(get() + "\n");
local fs = [];
for (local i = 0; i < 3; i++) { local j = i; fs.append(function() { return j++ + "" + i }) }
foreach (f in fs) print(f() + " "); foreach (f in fs) print(f() + " ");
print("\n");
local l = [];
for (local i = 0; i < 3; i++) l.append(@() i);
foreach (f in l) print(f() + " ");
print("\n");
function deep() { local a = 1; return function() { local b = a + 1; return function() { local c = a + b; return function() { a++; return a + b + c } } } }
local d = deep()()();
print(d() + " " + d() + "\n");
function param(p) { return [function() { return p }, function(v) { p = v }] }
local p = param(1); p[1](7); print(p[0]() + "\n");
local fact; fact = function(n) { return n < 2 ? 1 : n * fact(n - 1) };
print(fact(10) + "\n");
function whileLoop() { local r = [], i = 0; while (i < 3) { local k = i; r.append(@() k * 10); i++ } return r }
foreach (f in whileLoop()) print(f() + " ");
print("\n");
function early() { foreach (i, v in [1, 2, 3]) { local c = v; local f = @() c; if (v == 2) return f } }
print(early()() + "\n");
local function rec(n) { return n }
print(rec(4) + "\n");
function args(a, b) { return @(c) a + b + c }
print(args(1, 2)(3) + args("x", "y")("z") + "\n");
function block() { local f; { local v = 1; f = function() { return v++ } } { local w = 100; w++ } return f }
local bf = block(); print(bf() + bf() + bf() + "\n");
local self = { v = 5, f = function() { local me = this; return function() { return me.v } } };
print(self.f()() + "\n");
