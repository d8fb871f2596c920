// & | ^ ~ << >> >>>, and what they refuse.
print((0xF0 & 0x3C) + " " + (0xF0 | 0x0F) + " " + (0xFF ^ 0x0F) + " " + ~0 + " " + ~5 + "\n");
print((1 << 4) + " " + (1 << 31) + " " + (-16 >> 2) + " " + (-16 >>> 28) + " " + (0x80000000 >>> 31) + "\n");
print((6 & 3 | 8 ^ 1) + " " + (1 | (2 + 2) ? "a" : "b") + "\n");
local values = [1, 1.5, "a", true, null, [], {}];
foreach (a in values) {
    try { print((a & 1) + "\n") } catch (e) { print(e + "\n") }
    try { print((1 | a) + "\n") } catch (e) { print(e + "\n") }
    try { print((a << 1) + "\n") } catch (e) { print(e + "\n") }
    try { print(~a + "\n") } catch (e) { print(e + "\n") }
}
local x = 0xFF; x = x & ~0x10; print(x + "\n");
