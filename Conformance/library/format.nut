// format(): letters, widths, precisions, flags, errors.
print(format("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%c|%u", 42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 65, -1) + "\n");
print(format("%s|%10s|%-10s|%.2s|%10.3s|", "text", "text", "text", "text", "text") + "\n");
print(format("%f|%.2f|%8.3f|%-8.1f|%e|%.3E|%g|%G|%+.1f|%08.2f", 1.5, 1.005, 3.14159, 2.5, 12345.678, 0.00012, 0.0001, 1e10, 2.0, -3.5) + "\n");
print(format("%%|%d%%", 5) + "\n");
print(format("%i %d %d", -2147483648, 2147483647, -1) + "\n");
print(format("%s %s", "a", "b") + format("no directives") + format("") + "\n");
print(format("%d", 3.99) + format("%f", 2) + format("%x", -1) + "\n");
print(format("%3d%3d%3d", 1, 22, 333) + format("[%6.2f]", 3.14159) + format("[%-6d]", 5) + "\n");
foreach (f in [@() format("%d"), @() format("%d", "s"), @() format("%s", 5), @() format("%f", "s"), @() format("%d", null), @() format("%s", null), @() format("%c", "a"), @() format("%z", 1), @() format("%", 1), @() format("%10"), @() format("%1234d", 1), @() format("%.1234f", 1.0), @() format(5), @() format(), @() format("%d", [])]) try { print(f() + "\n") } catch (e) { print(e + "\n") }
print(format("%c%c%c", 72, 105, 33) + " " + format("%c", 0).len() + "\n");
print(format("%5s|%-5s|%s", "toolong", "x", "") + " " + format("%.0f %.0f %.0f", 0.5, 1.5, 2.5) + "\n");
print(format("%g %g %g %g %g", 100000.0, 1000000.0, 0.0001, 0.00001, 123456789.0) + " " + format("%.10g %.3g", 0.1, 1234.5) + "\n");
print(format("%d %s %d", 1, "two", 3, "extra ignored") + "\n");
print(format("a%db%sc", 1, "x") + format("\0%d\0", 5).len() + "\n");
