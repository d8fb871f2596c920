// String literals and their escapes.
local all = "\t\a\b\n\r\v\f\0\\\"\'";
foreach (c in all) print(c + " ");
print("\n" + all.len() + "\n");
foreach (s in ["\x41", "\x4", "\x004", "\x0041", "\x4142", "\x41g", "\xFFFF", "\xff"]) {
    foreach (c in s) print(c + ",");
    print(s.len() + " ");
}
print("\n");
print("a // no comment" + " /* nor this */ " + "# nor this" + "\n");
print('a' + " " + '\n' + " " + '\'' + " " + '"' + " " + '\\' + " " + '\x41' + " " + '\xff' + "\n");
print("it's" + " " + "say \"hi\"" + "\n");
print("".len() + " " + "\0".len() + " " + "a\0b".len() + "\n");
print(("a\0b" == "a\0c") + " " + ("a\0b" == "a\0b") + "\n");
