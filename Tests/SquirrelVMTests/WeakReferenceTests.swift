import Testing

/// A weak reference reads null as soon as no slot, root, suspended generator or live register holds its object.
@Suite struct WeakReferenceTests {
    @Test(arguments: [
        // The only local that held it was overwritten.
        ("local t = {}; local w = t.weakref(); t = null; print(w.ref() == null);", "true"),
        // A temporary is dead once it was consumed.
        ("local w = {}.weakref(); print(w.ref() == null);", "true"),
        // A local in scope holds, even if it is not used again.
        ("local t = {}; local w = t.weakref(); print(w.ref() == t);", "true"),
        // A scope that ended does not.
        ("local w; { local t = {}; w = t.weakref(); } print(w.ref() == null);", "true"),
        // The caller's local and its pending arguments hold.
        ("function f(w) { return w.ref() != null; } local t = []; print(f(t.weakref()));", "true"),
        ("function f(t, w) { t = null; return w.ref() != null; } local a = [1]; print(f(a, a.weakref()));", "true"),
        (
            "function f(t, w) { t = null; return w.ref() == null; } function g() { return [1]; } "
                + "local x = g(), w = x.weakref(); x = null; print(f(null, w));", "true"
        ),
        // So do those that `_call` has moved up, for a native that looks through a weak reference.
        (
            "class A {} local o = {}, kept = {}, t = {}; A.newmember(o, 1); A.setattributes(o, kept.weakref()); "
                + "t.setdelegate({ _call = A.setattributes.bindenv(A) }); o.t <- t; o.t({ x = 7 }); "
                + "local more = []; for (local i = 0; i < 9; i++) more.append({ y = i }); "
                + "print(A.getattributes(o).x);", "7"
        ),
        // What only a dead object held is gone too.
        ("local o = { inner = {} }; local w = o.inner.weakref(); o = null; print(w.ref() == null);", "true"),
        // In a container it is followed by every read.
        (
            "local t = { a = 1 }; local box = { w = t.weakref() }; print(box.w.a); t = null; print(box.w == null);",
            "1true"
        ),
        (
            "local t = []; local list = [t.weakref()]; t = null; print(list[0] == null); foreach (v in list) print(v == null);",
            "truetrue"
        ),
        // A suspended generator holds its locals, but `this` only weakly.
        (
            "function g() { local t = {}; yield t.weakref(); yield t.weakref(); } local x = g(); local w = resume x; "
                + "print(w.ref() != null); x = null; print(w.ref() == null);", "truetrue"
        ),
        (
            "local o = { function g() { yield 1; yield typeof this; } }; local x = o.g(); resume x; o = null; "
                + "print(resume x);", "null"
        ),
        // bindenv holds, as on imp.
        ("local o = { v = 5 }; local f = (@() v).bindenv(o); o = null; print(f());", "5"),
        // Captured variables hold, open and closed.
        (
            "local f; local w; { local t = {}; w = t.weakref(); f = @() t; } print(w.ref() != null); f = null; "
                + "print(w.ref() == null);", "truetrue"
        ),
        // Numbers are their own.
        ("print((5).weakref());", "5"),
    ])
    func reads(_ program: String, _ expected: String) throws {
        #expect(try output(program) == expected)
    }
}
