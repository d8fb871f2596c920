extension Attack {
    static let onTheStack = recursions + inTheDepth

    /// Functions that call themselves, also by way of natives and metamethods.
    private static let recursions = [
        Attack("endless recursion", .outOfMemory, "function f() { return 1 + f(); } f();"),
        Attack(
            "recursion through call", .error("Native stack overflow"),
            """
            local f;
            f = function() { f.call(this); }; f();
            """),
        Attack(
            "recursion through pacall", .error("Native stack overflow"),
            "local f; f = function() { f.pacall([this]); }; f();"),
        Attack(
            "recursion through map", .error("Native stack overflow"),
            """
            local f;
            f = function(x) { [1].map(f); }; f(1);
            """),
        Attack(
            "recursion through sort", .error("Native stack overflow"),
            "local f; f = function(a, b) { [2, 1].sort(f); return 0; }; f(1, 2);"),
        Attack(
            "recursion through _get", .error("Native stack overflow"),
            "local t = {}; t.setdelegate({ _get = function(k) { return this[k + 1]; } }); t[0];"),
        Attack(
            "recursion through _set", .error("Native stack overflow"),
            "local t = {}; t.setdelegate({ _set = function(k, v) { this[k + 1] = v; } }); t[0] = 1;"),
        Attack(
            "recursion through _delslot", .error("Native stack overflow"),
            """
            local t = { a = 1 }; t.setdelegate({ _delslot = function(k) { delete this[k]; } });
            delete t.a;
            """),
        Attack(
            "recursion through _add", .error("Native stack overflow"),
            "class A { function _add(o) { return this + o; } } A() + 1;"),
        Attack(
            "recursion through _unm", .error("Native stack overflow"),
            "class A { function _unm() { return -this; } } -A();"),
        Attack(
            "recursion through _cmp", .error("Native stack overflow"),
            "class A { function _cmp(o) { return this <=> o; } } A() < A();"),
        Attack(
            "recursion through _tostring", .error("Native stack overflow"),
            #"class A { function _tostring() { return "" + this; } } print(A());"#),
        Attack(
            "recursion through _typeof", .error("Native stack overflow"),
            "class A { function _typeof() { return typeof this; } } typeof A();"),
        Attack(
            "recursion through _call", .outOfMemory,
            "class A { function _call(t) { return this(); } } A()();"),
        Attack(
            "recursion through _cloned", .error("Native stack overflow"),
            "class A { function _cloned(o) { clone this; } } clone A();"),
        Attack(
            "recursion through _nexti", .error("Native stack overflow"),
            "class A { function _nexti(i) { foreach (x in this) {} } } foreach (x in A()) {}"),
        Attack("recursion through constructors", .outOfMemory, "class A { constructor() { A(); } } A();"),
        Attack(
            "recursion through _inherited", .finished,
            "class A { function _inherited(a) { local c = class extends A {} } } class B extends A {}"),
        Attack("recursion through generators", .outOfMemory, "function g() { resume g(); yield 1; } resume g();"),
        Attack(
            "recursion through compilestring", .budgetSpent,
            #"::f <- function() { compilestring("f()")(); }; for (;;) try { f(); } catch (e) {}"#),
        Attack(
            "a generator that resumes itself", .error(""),
            "local g; function f() { yield resume g; } g = f(); resume g;"),
        Attack(
            "generators that resume one another", .error(""),
            """
            local a, b; function f() { yield resume b; } function h() { yield resume a; }
            a = f(); b = h(); resume a;
            """),
    ]

    /// What costs more the more calls are under way.
    private static let inTheDepth = [
        Attack(
            "an error from the depth, again and again", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); throw 1; } for (;;) try { f(5000); } catch (e) {}"),
        Attack(
            "reports from the depth, again and again", .budgetSpent,
            """
            function f(n) { if (n) return 1 + f(n - 1); g.call(this); }
            function g() { throw 1; } for (;;) try { f(5000); } catch (e) {}
            """),
        Attack("a million arguments through acall", .outOfMemory, "function f(...) {} f.acall(array(1000000));"),
        Attack(
            "weak references in the depth", .budgetSpent,
            """
            local w = {}.weakref(), keep = {}, v = keep.weakref();
            function f(n) { if (n) return 1 + f(n - 1); for (;;) { local x = [1]; x = v.ref(); } }
            f(20000);
            """),
        Attack(
            "garbage in the depth", .budgetSpent,
            """
            function f(n) { if (n) return 1 + f(n - 1); for (;;) { local x = [1]; } }
            f(20000);
            """),
        Attack(
            "captured variables in the depth", .budgetSpent,
            """
            local all = [];
            function f(n) {
                local a = n; all.append(@() a); if (n) return 1 + f(n - 1);
                for (;;) { local b = n; local g = @() b; }
            }
            f(20000);
            """),
        Attack(
            "stack information in the depth", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); for (;;) getstackinfos(20000); } f(20000);"),
        Attack(
            "callee in the depth", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); for (;;) callee(); } f(20000);"),
    ]
}
