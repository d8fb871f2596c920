// blob: size, reading and writing numbers, seeking, indexing.
local b = blob(4); print(b.len() + " " + b.tell() + " " + typeof b + " " + (b.eos() == null) + "\n");
b[0] = 1; b[1] = 255; b[2] = 256; b[3] = -1; foreach (v in b) print(v + " "); print("\n");
b.seek(0, 'b'); b.writen(0x12345678, 'i'); b.writen(-2, 's'); b.writen(65535, 'w'); b.writen(100, 'c'); b.writen(200, 'b'); b.writen(1.5, 'f'); b.writen(2.25, 'd'); print(b.len() + " " + b.tell() + "\n");
b.seek(0); print(b.readn('i') + " " + b.readn('s') + " " + b.readn('w') + " " + b.readn('c') + " " + b.readn('b') + " " + b.readn('f') + " " + b.readn('d') + " " + (b.eos() == null) + "\n");
try { b.readn('i') } catch (e) { print(e + "\n") }
print(b.seek(2) + " " + b.tell() + " " + b.seek(-2, 'e') + " " + b.tell() + " " + b.seek(1, 'c') + " " + b.tell() + " " + b.seek(-100, 'c') + " " + b.seek(0, 'b') + "\n");
local part = b.readblob(4); print(part.len() + " " + part[0] + " " + part[3] + "\n");
local w = blob(); w.writeblob(part); w.writeblob(part); print(w.len() + "\n"); w.swap4(); w.seek(0); print(w.readn('i') + "\n"); w.swap2(); print(w[0] + " " + w[1] + "\n");
w.resize(2); print(w.len() + " "); w.resize(5); print(w.len() + "\n");
foreach (f in [@() w[5], @() w[-1], @() w["x"], @() w[9] = 1, @() w.readn('z'), @() w.writen("x", 'i'), @() w.seek(0, 'z'), @() w.writeblob(5)]) try { f(); print("none\n") } catch (e) { print(e + "\n") }
local c = clone w; c[0] = 77; print(c.len() + " " + (w[0] == c[0]) + "\n");
print(castf2i(1.0) + " " + casti2f(0x40490fdb) + " " + swap4(0x12345678) + " " + swapfloat(1.0) + "\n");
class MyBlob extends blob { tag = "mine"; constructor(n) { base.constructor(n) } function first() { return this[0] } } local mb = MyBlob(3); mb[0] = 42; print(mb.first() + " " + mb.len() + mb.tag + " " + (mb instanceof blob) + "\n");
local e = blob(); print(e.len() + " " + (e.eos() != null) + "\n"); e.writen('A', 'b'); e.writen('B', 'b'); e.seek(0); print(e.readn('b').tochar() + e.readn('b').tochar() + "\n");
local sum = 0; local big = blob(1000); for (local i = 0; i < 1000; i++) big[i] = i; foreach (i, v in big) sum += v; print(sum + "\n");
