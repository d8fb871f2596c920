// limits: stackBytes=100000
// So does a full stack; there is no other bound to the depth of calls.
function f(n) { return n == 0 ? 0 : 1 + f(n - 1) }
print(f(1000) + "\n")
try {
    f(1000000)
} catch (e) {
    print("caught\n")
}
print("after\n")
