/// What every program begins with.
///
/// `tick()` ends a program by construction: every loop, function and method calls it, and when the fuel is used up it
/// throws each time. Strings and arrays stay short, so that it cannot use up its memory before.
let prelude = """
    local fuel = 1000;
    local environment = { a = 1, b = 2 };
    function tick() { if (--fuel < 0) throw "out of fuel"; }
    function show(x, depth = 0) {
        switch (type(x)) {
            case "null": return "null";
            case "integer": case "bool": return x.tostring();
            case "float": return x.tostring() + "f";
            case "string": return "'" + x + "'";
            case "array": {
                local text = "[";
                if (depth < 4) foreach (index, item in x) {
                    if (index == 30) break;
                    text += show(item, depth + 1) + ",";
                }
                return text + "]";
            }
            case "table": {
                local text = "{";
                if (depth < 4) foreach (key, item in x) text += show(key, depth + 1) + "=" + show(item, depth + 1) + ",";
                return text + "}";
            }
        }
        return "<" + type(x) + ">";
    }
    function cut(text) { return text.len() > 100 ? text.slice(0, 100) : text; }
    function out(x) { print(show(x) + "\\n"); }
    function collect(g) {
        local items = [];
        foreach (item in g) { ::tick(); items.append(item); if (items.len() >= 12) break; }
        return items;
    }
    function sorted(items) { items = clone items; items.sort(); return items; }
    function keys(t) { local names = []; foreach (name, item in t) names.append(name); return names; }
    function countdown(n) { ::tick(); n = n & 15; return n == 0 ? n : 1 + countdown(n - 1); }
    function adder(n) { return function(m) { n += m; return n; }; }
    function counting(n) { for (local i = 0; i < n; i++) yield i; return -1; }
    function yielding(items) { foreach (index, item in items) yield item; }
    class Plain { v = 1; w = 2; function get() { return v; } function add(n) { return v += n; } }
    function sign(n) { return n < 0 ? -1 : n > 0 ? 1 : 0; }

    """
