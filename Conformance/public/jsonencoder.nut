// Runs behind JSONEncoder.class.nut.
print(JSONEncoder.encode({ a = 1, c = [1, 2.5, "x", null, true], b = { e = "\"quoted\"", d = "tab\t", f = {} } }) + "\n");
local t = {}; foreach (i, k in ["a", "b", "c", "d", "e", "f", "g", "h", "i"]) t[k] <- i;
print(JSONEncoder.encode(t) + "\n");
class Serializable { function _serialize() { return { kind = "serialized" } } }
class Listed { list = null; constructor() { list = [1, 2] } function _nexti(i) { return i == null ? 0 : i < 1 ? i + 1 : null } function _get(i) { return list[i] } }
print(JSONEncoder.encode([Serializable(), Listed()]) + "\n");
print(JSONEncoder.encode("\x00\x01\n\\/") + "\n");
local cycle = {}; cycle.self <- cycle;
try { JSONEncoder.encode(cycle) } catch (e) { print(e + "\n") }
