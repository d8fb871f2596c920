// Arithmetic of an agent's processor: shift counts are taken modulo 32, floats out of range are INT_MIN. Made by hand.
local n = 32;
print((1 << n) + " " + (1 << 33) + " " + (-1 >> n) + " " + (-1 >>> n) + " " + (1 << -1) + "\n");
print((1e10).tointeger() + " " + (-1e10).tointeger() + " " + (0.0 / 0).tointeger() + "\n");
print((-2147483647 - 1) / -1 + " " + (-2147483647 - 1) % -1 + "\n");
