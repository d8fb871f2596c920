// What imp took out of the language's root table, and what stays. Made by hand.
foreach (n in ["newthread", "suspend", "compilestring", "getstackinfos", "setroottable", "getconsttable", "setconsttable",
    "seterrorhandler", "setdebughook", "sin", "abs", "floor", "rand", "getenv", "dofile", "system"]) if (n in getroottable()) print(n + " is there\n");
foreach (n in ["array", "assert", "callee", "dummy", "error", "getroottable", "print", "type", "blob", "casti2f", "castf2i",
    "swap2", "swap4", "swapfloat", "format", "split", "strip", "lstrip", "rstrip", "regexp", "time", "date", "clock", "math", "PI", "RAND_MAX"]) if (!(n in getroottable())) print(n + " is missing\n");
foreach (n in ["abs", "fabs", "acos", "asin", "atan", "atan2", "ceil", "cos", "exp", "floor", "log", "log10", "pow", "rand", "sin", "sqrt", "tan", "srand"]) if (!(n in math)) print("math." + n + " is missing\n");
try { print.getinfos() } catch (e) { print(e + "\n") }
print(typeof math + " " + typeof blob() + " " + type(blob()) + "\n");
local b = blob(); b.writestring("text"); b.seek(0); print(b.readstring(2) + " " + b.tostring() + "\n");
print(swap2(0x1234) + " " + swap4(0x12345678) + "\n");
local d = date(0); print(d.year + " " + d.month + " " + d.day + " " + d.time + " " + d.usec + "\n");
