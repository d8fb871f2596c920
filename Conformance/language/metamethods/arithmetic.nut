// _add _sub _mul _div _modulo _unm, on tables and instances, in plain and compound form.
class V { n = 0; constructor(n) { this.n = n }
    function _add(o) { return V(n + (o instanceof V ? o.n : o)) } function _sub(o) { return V(n - (o instanceof V ? o.n : o)) }
    function _mul(o) { return V(n * (o instanceof V ? o.n : o)) } function _div(o) { return V(n / (o instanceof V ? o.n : o)) }
    function _modulo(o) { return V(n % (o instanceof V ? o.n : o)) } function _unm() { return V(-n) } function _tostring() { return "V" + n } }
print((V(6) + V(4)) + " " + (V(6) - 4) + " " + V(6) * V(2) + " " + V(6) / 4 + " " + V(6) % 4 + " " + -V(3) + "\n");
local v = V(10); v += 5; v -= V(1); v *= 2; v /= 4; v %= 4; print(v + "\n");
local w = V(1); w++; print(w + " "); print(w++ + " " + ++w + "\n");
foreach (f in [@() 1 + V(1), @() 1.5 * V(1), @() {} + V(1), @() null - V(1)]) try { print(f() + "\n") } catch (e) { print(e + "\n") }
local t = { n = 5 }; t.setdelegate({ _add = @(o) "t+" + o, _unm = @() "neg" }); print((t + 1) + " " + -t + "\n");
try { t - 1 } catch (e) { print(e + "\n") }
local holder = { v = V(1), l = [V(2)] }; holder.v += 10; holder.l[0] *= 5; print(holder.v + " " + holder.l[0] + "\n");
class Sub extends V { function _add(o) { return "sub" } } print((Sub(1) + 1) + " " + (Sub(1) - 1) + "\n");
class Mixed { function _add(o) { return typeof o } } print((Mixed() + 1) + (Mixed() + null) + (Mixed() + []) + (Mixed() + Mixed()) + "\n");
print((V(1) + V(2) + V(3)) + " " + (V(2) * 3 + 1) + "\n");
class R { function _add(o) { return null } } print((R() + 1 == null) + "\n");
class Y { function _mul(o) { return o * 2 } } local y = Y(); print(y * 4 + y * 1 + "\n");
