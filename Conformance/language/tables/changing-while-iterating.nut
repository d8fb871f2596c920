// foreach over a table that changes: elements may be missed or come twice, the same ones as in the reference.
local t = {}; for (local i = 0; i < 10; i++) t["k" + i] <- i;
local seen = ""; foreach (k, v in t) { seen += k + " "; if (v % 2) delete t[k] } print(seen + t.len() + "\n");
t = { a = 1, b = 2, c = 3 }; seen = ""; local n = 0;
foreach (k, v in t) { seen += k + " "; if (n++ < 5) t["new" + n] <- n } print(seen + t.len() + "\n");
t = { a = 1, b = 2, c = 3, d = 4, e = 5 }; seen = ""; foreach (k, v in t) { seen += k; t.clear() } print(seen + t.len() + "\n");
t = { a = 1, b = 2 }; foreach (k, v in t) t[k] = v * 100; print(t.a + t.b + "\n");
t = {}; for (local i = 0; i < 40; i++) t[i * 3] <- i; seen = 0; foreach (k, v in t) { seen++; if (k % 2) delete t[k]; else t[k + 1000] <- 1; if (seen > 200) break } print(seen + " " + t.len() + "\n");
