// < <= > >= <=> between all kinds of values.
local values = [null, 0, 1, -1, 1.5, 1.0, "", "a", "b", "ab", true, false];
local names = ["null", "0", "1", "-1", "1.5", "1.0", "''", "'a'", "'b'", "'ab'", "true", "false"];
foreach (i, a in values) foreach (j, b in values) {
    local line = names[i] + " " + names[j] + ": ";
    try { line += (a < b ? "<" : "-") + (a <= b ? "<=" : "--") + (a > b ? ">" : "-") + (a >= b ? ">=" : "--") }
    catch (e) { line += e }
    try { local c = a <=> b; line += " " + (c < 0 ? -1 : c > 0 ? 1 : 0) } catch (e) { line += " !" }
    print(line + "\n");
}
local t = {}, l = [];
try { print(t < l) } catch (e) { print(e + "\n") }
try { print(t < 1) } catch (e) { print(e + "\n") }
print((t <= t) + " " + (t <=> t) + "\n");
print(("abc" < "abd") + " " + ("Z" < "a") + " " + ("a\0b" < "a\0c") + " " + ("" < "a") + "\n");
