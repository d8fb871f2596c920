// Strings on a device: safe for NUL bytes, hexadecimal text, bytes without a sign. Made by hand.
print("a\0b".find("\0") + " " + "a\0b".find("b") + " " + "a\0bc".find("\0b") + " " + ("abc".find("\0") == null) + "\n");
print("0xFF".tointeger() + " " + "0x1f".tointeger() + " " + "12abc".tointeger() + "\n");
print("\xff"[0] + " " + "abc"[-1] + "\n");
foreach (b in "\x80\xfe") print(b + " ");
print("\n" + null + "\n");
