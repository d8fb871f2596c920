// limits: nativeDepth=20
// Natives that call script count two levels, metamethods one; too many are an error that can be caught.
local n = 0
local f
f = function() { n++; f.pcall(this) }
try f() catch (e) print(e + " " + n + "\n")
local m = 0
local t = {}.setdelegate({ _get = function(key) { m++; return this[key + 1] } })
try t[0] catch (e) print(e + " " + m + "\n")
