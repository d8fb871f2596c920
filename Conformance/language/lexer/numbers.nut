// Number literals: decimal, hexadecimal, octal, floats, wrapping.
foreach (n in [0, 7, 42, 2147483647, 2147483648, 4294967295, 4294967296, 99999999999]) print(n + " ");
print("\n");
foreach (n in [0x0, 0xF, 0xff, 0xFFFFFFFF, 0x80000000, 0x7fffffff, 0xDeadBeef]) print(n + " ");
print("\n");
foreach (n in [00, 07, 010, 0777, 037777777777]) print(n + " ");
print("\n");
foreach (n in [08, 09, 0.5, 08.5, 1., 1.5, 1e3, 1E3, 1e+3, 1e-3, 1.e2, 123456789.0, 1e10, 1e38, 1e39]) print(n + " ");
print("\n");
print(-1 + " " + - 1 + " " + -0x10 + " " + -010 + " " + -1.5 + " " + -2147483648 + "\n");
print(typeof 1 + " " + typeof 1. + " " + typeof 1e0 + " " + typeof 'a' + " " + typeof 0x1 + "\n");
print((5).tostring() + 5 .tostring() + 0x10.tostring() + "\n");
print(1..5 + " " + 1.2.3 + "\n");
