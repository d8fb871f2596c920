local size = vargv.len() > 0 ? vargv[0].tointeger() : 32;
local function fib(n) { if (n < 2) return n; return ::fib(n-1) + ::fib(n-2); }
::fib <- fib;
print(::fib(size) + "\n");
