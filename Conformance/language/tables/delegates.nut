// Delegates as prototypes: lookup, assignment, metamethods in the immediate delegate only.
local Animal = { name = "animal", function speak() { return name + " speaks" }, function rename(n) { name = n; return this } };
local Dog = { name = "dog" }; Dog.setdelegate(Animal);
local rex = { name = "rex" }; rex.setdelegate(Dog);
print(rex.speak() + ", " + Dog.speak() + ", " + Animal.speak() + "\n");
print(rex.rename("max").speak() + ", " + Dog.name + "\n");
local nameless = {}; nameless.setdelegate(Dog); nameless.rename("fido"); print(Dog.name + " " + Animal.name + "\n");
local base1 = { _add = @(o) "base add", _get = @(k) "base " + k }, mid = { }; mid.setdelegate(base1); local obj = {}; obj.setdelegate(mid);
try { print(obj + 1) } catch (e) { print(e + "\n") }
print(mid + 1 + "\n"); print(obj.q + "\n");
local counted = { n = 0 }; counted.setdelegate({ _get = function(k) { this.n++; return this.n } }); print(counted.a + counted.b + counted.n + "\n");
local ro = {}; ro.setdelegate({ v = 1, _set = function(k, v) { throw "read only: " + k }, _newslot = function(k, v) { throw "no new: " + k } });
foreach (f in [@() ro.x = 1, @() ro.x <- 1]) try { f() } catch (e) { print(e + "\n") } ro.v = 2; print(ro.v + " " + ro.rawin("v") + "\n");
local fallback = {}; fallback.setdelegate({ function _get(k) { if (k == "known") return "yes"; throw null } }); print(fallback.known + " " + fallback.len() + "\n"); try { fallback.unknown } catch (e) { print(e + "\n") }
local env = { }; env.setdelegate(getroottable()); env.f <- function() { return typeof print }; print(env.f() + " " + typeof env.print + "\n");
