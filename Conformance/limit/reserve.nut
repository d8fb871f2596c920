// limits: heapBytes=20000 reserveBytes=200000
// The reserve carries a program from the limit to its next call or jump; this one ends before.
print("before\n")
local s = "0123456789"
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
s = s + s
