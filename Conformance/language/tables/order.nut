// The order of a table's keys is the layout's: hash, collisions, growth, deletion.
function show(t) { local s = ""; foreach (k, v in t) s += k + " "; print(s + "\n") }
show({ a = 1, b = 2, c = 3 });
show({ lambeosaurus = 1, linhenykus = 2, triceratops = 3, stegosaurus = 4, bruhathkayosaurus = 5, pterodactyl = 6 });
show({ appeared = 1, vanished = 2, order = 3, length = 4, weight = 5, height = 6 });
show({ percent = 1, ts = 2, capacity = 3 });
local t = {}; for (local i = 0; i < 20; i++) { t["key" + i] <- i } show(t);
for (local i = 0; i < 20; i += 2) delete t["key" + i]; show(t);
for (local i = 0; i < 20; i += 3) t["key" + i] <- i; show(t);
show(clone t);
t.clear(); show(t); t.z <- 1; t.y <- 2; t.x <- 3; show(t);
local n = {}; for (local i = -5; i < 6; i++) n[i * 7] <- i; show(n);
local f = {}; foreach (x in [0.5, 1.5, 2.0, -3.25, 100.0, 1e10]) f[x] <- 1; show(f);
local m = { [1] = "i", [1.0] = "f", [true] = "b", ["1"] = "s" }; foreach (k, v in m) print(typeof k + v + " "); print("\n");
show({ temperature = 1, humidity = 2, pressure = 3, light = 4, battery = 5, rssi = 6, uptime = 7, firmware = 8, id = 9 });
local long = {}; for (local i = 0; i < 10; i++) { local k = ""; for (local j = 0; j < 70; j++) k += (j * (i + 1)) % 10; long[k] <- i } foreach (k, v in long) print(v + " "); print("\n");
local u = {}; foreach (k in ["\xe4", "\xf6", "\xfc", "\xdf", "e", "\x80\xff"]) u[k] <- k[0]; foreach (v in u) print(v + " "); print("\n");
t = { a = 1, b = 2, c = 3, d = 4 }; delete t.b; show(t); t.e <- 5; show(t); t.b <- 6; show(t);
t = { a = 1 }; t.a <- 2; t.a = 3; show(t);
class K { z = 1; y = 2; x = 3; function w() {} static v = 5 } show(K);
class L extends K { u = 1; function t() {} } show(L);
t = {}; for (local i = 0; i < 100; i++) t[i] <- i; for (local i = 0; i < 95; i++) delete t[i]; show(t); for (local i = 200; i < 206; i++) t[i] <- i; show(t);
