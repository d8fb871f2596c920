// Runs behind JSONEncoder.class.nut and PrettyPrinter.class.nut.
print(PrettyPrinter("  ").format({ name = "imp", pins = [1, 2, [3]], on = true, none = null, text = "a:b, {c}" }) + "\n");
print(PrettyPrinter().format([]) + "\n");
