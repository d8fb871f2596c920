// const and enum: where they are seen and what they hide.
const ONE = 1;
const TEXT = "text";
const HALF = 0.5;
const NEG = -3;
print(ONE + TEXT + HALF + NEG + "\n");
enum Plain { A, B, C }
enum Mixed { A, B = 5, C, D = "d", E = -1.5, F }
print(Plain.A + " " + Plain.B + " " + Plain.C + "\n");
print(Mixed.A + " " + Mixed.B + " " + Mixed.C + " " + Mixed.D + " " + Mixed.E + " " + Mixed.F + "\n");
ONE_GLOBAL <- 2;
function inside() { const INNER = 7; return INNER }
print(inside() + " " + INNER + "\n");
const ONE = 11;
print(ONE + "\n");
local ONE = "local wins";
print(ONE + "\n");
function param(TEXT) { return TEXT }
print(param("parameter wins") + "\n");
hidden <- "global";
const hidden = "const";
print(hidden + " " + ::hidden + "\n");
local t = { TEXT = "slot" };
print(t.TEXT + "\n");
print(-NEG + " " + (NEG + 1) + " " + ~Plain.C + "\n");
switch (5) { case Mixed.B: print("five\n"); break; default: print("no\n") }
local a = [10, 20, 30];
print(a[Plain.B] + "\n");
{ const SCOPED = 1; }
print(SCOPED + "\n");
