// limits: heapBytes=1000000
// A full heap stops the machine; no program can catch that.
print("before\n")
try {
    local all = []
    for (;;) all.append([all.len()])
} catch (e) {
    print("caught\n")
}
print("after\n")
