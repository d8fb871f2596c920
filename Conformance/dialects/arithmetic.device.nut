// Arithmetic of a device's processor: shift counts are taken modulo 256, floats saturate. Made by hand.
local n = 32;
print((1 << n) + " " + (1 << 31) + " " + (1 << 256) + " " + (-1 >> n) + " " + (-1 >>> n) + " " + (5 >> 40) + " " + (1 << -1) + "\n");
print((1e10).tointeger() + " " + (-1e10).tointeger() + " " + (0.0 / 0).tointeger() + "\n");
print((-2147483647 - 1) / -1 + " " + (-2147483647 - 1) % -1 + "\n");
print(0.0 / 0 + " " + math.sqrt(-1) + "\n");
print(math.abs(-5) + " " + math.floor(2.7) + " " + PI + " " + RAND_MAX + "\n");
