// Mathematics; imp has these in 'math', the stock interpreter in the root table.
print(abs(-5) + " " + abs(5.7) + " " + fabs(-2.5) + " " + sqrt(16) + " " + sqrt(2) + " " + pow(2, 10) + " " + pow(2.0, 0.5) + " " + exp(1) + " " + log(10) + " " + log10(1000) + "\n");
print(sin(1) + " " + cos(1) + " " + tan(1) + " " + asin(1) + " " + acos(0.5) + " " + atan(1) + " " + atan2(1, 2) + " " + atan2(-1, -1) + "\n");
print(floor(2.7) + " " + floor(-2.7) + " " + ceil(2.1) + " " + ceil(-2.1) + " " + typeof floor(1.5) + " " + typeof abs(-1) + "\n");
print(PI + " " + RAND_MAX + "\n");
print(sqrt(-1) + "" == "" ? "" : "nan or -nan\n");
print(log(0) + " " + exp(1000) + " " + pow(0, 0) + " " + abs(-2147483647 - 1) + "\n");
srand(1); local ok = true; for (local i = 0; i < 100; i++) { local r = rand(); if (r < 0 || r > RAND_MAX) ok = false } print(ok + "\n");
foreach (f in [@() sqrt("x"), @() sqrt(), @() pow(1), @() abs(null), @() rand(1)]) try { f(); print("none\n") } catch (e) { print(e + "\n") }
