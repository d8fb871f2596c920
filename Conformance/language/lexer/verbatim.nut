// @"…": no escapes, several lines, "" for one quote.
local text = @"first \n line
second ""quoted"" line
";
print(text);
print(text.len() + "\n");
print(@"" + @"\" + @"""" + "\n");
foreach (c in @"\x41") print(c + " ");
print("\n");
local t = { [@"k e y"] = 1 };
foreach (k, v in t) print(k + "=" + v + "\n");
