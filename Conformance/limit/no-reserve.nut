// limits: heapBytes=20000 reserveBytes=0
// Without a reserve the allocation that passes the limit is the last.
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
