import SquirrelVM

/// A program that wants to hurt its host, and how it must end.
struct Attack: Sendable {
    enum End: Sendable, Equatable {
        /// It is refused with this text in the message.
        case refused(String)
        /// An error with this text in the report.
        case error(String)
        /// It runs to its end, which is harmless.
        case finished
        case outOfMemory
        /// It goes on until its budget is spent.
        case budgetSpent
    }

    let name: String
    let ends: End
    /// Heap that the program may use.
    var heapBytes: UInt32 = 24 << 20
    let source: @Sendable () -> String

    init(
        _ name: String, _ ends: End, heapBytes: UInt32 = 24 << 20,
        _ source: @autoclosure @escaping @Sendable () -> String
    ) {
        self.name = name
        self.ends = ends
        self.heapBytes = heapBytes
        self.source = source
    }
}

private let million = 1_000_000

private func times(_ text: String, _ count: Int = million) -> String { String(repeating: text, count: count) }

extension Attack {
    static let all = onTheCompiler + onThePile + onTheHeap + onTime + onText

    /// Sources that are deep, long or full.
    static let onTheCompiler =
        [
            "(", "{", "[", "!", "-", "~", "if (1) ", "@() ", "function() ", "{ a = ", "[1, ", "f(", "a[", "clone ",
            "typeof ", "resume ",
            "while (1) ", "do ", "for (;;) ", "foreach (a in b) ", "switch (1) { case 1: ", "try ",
            "try { } catch (e) ",
            "a ? ", "a = ", "a && ", "a || ", "class { a = ", "function f() { ", "local a = ", "else ", "a <- ",
            "::a = ", "return (",
        ].map { piece in Attack("a million times \(piece)", .refused(""), times(piece)) }
        + [
            Attack("a million else if", .finished, "if (1) ;" + times(" else if (1) ;")),
            Attack("a million additions", .finished, "local a = 1; a = a" + times(" + a")),
            Attack("a million fields", .error("the index 'a' does not exist"), "local a = {}; a" + times(".a")),
            Attack("a million calls in a row", .error("attempt to call"), "local a = @() 1; a" + times("()")),
            Attack("a million statements", .finished, "local a;" + times("a = 1;")),
            Attack("a million locals", .refused(""), (0..<million).map { "local a\($0);" }.joined()),
            Attack("a million arguments", .refused(""), "print(" + times("1, ") + "1)"),
            Attack(
                "a million parameters", .refused(""),
                "function f(" + (0..<million).map { "a\($0), " }.joined() + "b) {}"),
            Attack("a million elements", .outOfMemory, "local a = [" + times("1,") + "]"),
            Attack(
                "a million constants", .outOfMemory, "local a = [" + (0..<million).map { "\($0 * 7).5," }.joined() + "]"
            ),
            Attack("a million slots", .outOfMemory, "local a = {" + (0..<million).map { "a\($0) = 1," }.joined() + "}"),
            Attack("a million members", .outOfMemory, "class A {" + (0..<million).map { "a\($0) = 1;" }.joined() + "}"),
            Attack(
                "a million enumeration members", .finished, "enum E {" + (0..<million).map { "a\($0)," }.joined() + "}"),
            Attack(
                "a million cases", .outOfMemory, "switch (-1) {" + (0..<million).map { "case \($0):" }.joined() + "}"),
            Attack("a hundred thousand functions", .outOfMemory, "local a;" + times("a = function() {};", 100_000)),
            Attack("a hundred thousand closures", .finished, "local a;" + times("a = @() a;", 100_000)),
            Attack("a hundred thousand try blocks", .finished, times("try { } catch (e) { }", 100_000)),
            Attack("a long name", .error("does not exist"), times("a")),
            Attack("a long text", .finished, "local a = \"" + times("a") + "\""),
            Attack("a long verbatim text", .refused(""), "local a = @\"" + times("\"\"")),
            Attack("a long comment", .refused(""), "/*" + times("/*")),
            Attack("a long number", .finished, "local a = " + times("9") + ".0" + times("0")),
            Attack("a long hexadecimal number", .refused(""), "local a = 0x" + times("f")),
            Attack("a million line directives", .finished, times("#line 1 \"a\"\n")),
            Attack("a million line breaks", .finished, times("\n")),
        ]

    /// Nesting while the program runs.
    static let onThePile = [
        Attack("endless recursion", .outOfMemory, "function f() { return 1 + f(); } f();"),
        Attack(
            "recursion through call", .error("Native stack overflow"), "local f; f = function() { f.call(this); }; f();"
        ),
        Attack(
            "recursion through acall", .error("Native stack overflow"),
            "local f; f = function() { f.acall([this]); }; f();"),
        Attack(
            "recursion through pcall", .error("Native stack overflow"),
            "local f; f = function() { f.pcall(this); }; f();"),
        Attack(
            "recursion through pacall", .error("Native stack overflow"),
            "local f; f = function() { f.pacall([this]); }; f();"),
        Attack(
            "recursion through map", .error("Native stack overflow"), "local f; f = function(x) { [1].map(f); }; f(1);"),
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
            "recursion through _newslot", .error("Native stack overflow"),
            "local t = {}; t.setdelegate({ _newslot = function(k, v) { this[k + 1] <- v; } }); t[0] <- 1;"),
        Attack(
            "recursion through _delslot", .error("Native stack overflow"),
            "local t = { a = 1 }; t.setdelegate({ _delslot = function(k) { delete this[k]; } }); delete t.a;"),
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
            "class A { function _tostring() { return \"\" + this; } } print(A());"),
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
            "::f <- function() { compilestring(\"f()\")(); }; for (;;) try { f(); } catch (e) {}"),
        Attack(
            "a generator that resumes itself", .error(""),
            "local g; function f() { yield resume g; } g = f(); resume g;"),
        Attack(
            "generators that resume one another", .error(""),
            "local a, b; function f() { yield resume b; } function h() { yield resume a; } a = f(); b = h(); resume a;"),
        Attack(
            "an error from the depth, again and again", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); throw 1; } for (;;) try { f(5000); } catch (e) {}"),
        Attack(
            "reports from the depth, again and again", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); g.call(this); } function g() { throw 1; } for (;;) try { f(5000); } catch (e) {}"
        ),
        Attack("a million arguments through acall", .error(""), "function f(...) {} f.acall(array(\(million)));"),
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
            function f(n) { local a = n; all.append(@() a); if (n) return 1 + f(n - 1); for (;;) { local b = n; local g = @() b; } }
            f(20000);
            """),
    ]

    /// Objects without end.
    static let onTheHeap = [
        Attack("arrays that double", .outOfMemory, "local a = [1]; for (;;) a.extend(a);"),
        Attack("texts that double", .outOfMemory, "local a = \"a\"; for (;;) a += a;"),
        Attack("an endless table", .outOfMemory, "local t = {}; for (local i = 0;; i++) t[i] <- i;"),
        Attack("a huge array", .outOfMemory, "array(0x7fffffff)"),
        Attack("a large array", .outOfMemory, "array(0x8000000)"),
        Attack("a resized array", .outOfMemory, "[].resize(0x7fffffff)"),
        Attack("a negative array", .error("negative size"), "array(-1)"),
        Attack("a huge blob", .outOfMemory, "blob(0x7fffffff)"),
        Attack("a resized blob", .outOfMemory, "blob(1).resize(0x7fffffff)"),
        Attack(
            "a blob written to itself", .outOfMemory,
            "local b = blob(100); for (;;) { b.seek(0, 'e'); b.writeblob(b); }"),
        Attack("a wide format", .error("width format too long"), "format(\"%1000000000d\", 1)"),
        Attack("a precise format", .error("precision format too long"), "format(\"%.1000000000f\", 1.0)"),
        Attack(
            "many wide formats", .outOfMemory,
            "local f = \"%999s%999s%999s%999s\", a = []; for (;;) a.append(format(f, a.len().tostring(), \"\", \"\", \"\"))"
        ),
        Attack(
            "a chain of a million arrays let go at once", .finished, heapBytes: 52 << 20,
            "local a = []; for (local i = 0; i < \(million); i++) a = [a]; a = null; local b = {}.weakref(); b.ref();"),
        Attack(
            "a chain of tables let go at once", .finished,
            "local a = {}; for (local i = 0; i < 100000; i++) a = { a = a }; a = null;"),
        Attack(
            "a chain of instances let go at once", .finished,
            "class A { a = null; constructor(x) { a = x; } } local a; for (local i = 0; i < 200000; i++) a = A(a); a = null;"
        ),
        Attack(
            "a chain of closures let go at once", .finished,
            "local f = @(x) @() x, a; for (local i = 0; i < 100000; i++) a = f(a); a = null;"),
        Attack(
            "a chain of generators let go at once", .finished,
            "function g(x) { yield 1; yield x; } local a; for (local i = 0; i < 50000; i++) { a = g(a); resume a; } a = null;"
        ),
        Attack(
            "a long cycle", .finished,
            "local a = [null], b = a; for (local i = 0; i < 200000; i++) b = [b]; a[0] = b; a = b = null; assert(collectgarbage() > 200000);"
        ),
        Attack(
            "garbage collected again and again", .budgetSpent,
            "local a = []; for (local i = 0; i < 200000; i++) a.append([i]); for (;;) collectgarbage();"),
        Attack("a long chain of delegates", .budgetSpent, "local a = {}; for (;;) a = {}.setdelegate(a);"),
        Attack(
            "lookups along delegates", .budgetSpent,
            "local a = {}; for (local i = 0; i < 300; i++) a = {}.setdelegate(a); for (;;) { try { a.missing; } catch (e) {} \"x\" in a; }"
        ),
        Attack(
            "a long chain of classes", .budgetSpent, heapBytes: 40 << 20,
            "local a = class { x = 1 }; for (;;) { local b = class extends a {}; a = b; if (a() instanceof getroottable()) break; }"
        ),
        Attack(
            "instanceof along classes", .budgetSpent,
            "local a = class {}; for (local i = 0; i < 5000; i++) { local b = class extends a {}; a = b; } local c = class {}, x = a(); for (;;) x instanceof c;"
        ),
        Attack("many members", .outOfMemory, "local c = class {}; for (local i = 0;; i++) c[\"m\" + i] <- i;"),
        Attack(
            "heirs of a class with many members", .outOfMemory,
            "local c = class {}, a = []; for (local i = 0; i < 5000; i++) c[\"m\" + i] <- i; for (;;) { local d = class extends c {}; a.append(d); }"
        ),
        Attack(
            "instances of a class with many members", .budgetSpent,
            "local c = class {}; for (local i = 0; i < 5000; i++) c[\"m\" + i] <- i; for (;;) c();"),
        Attack(
            "many weak references", .outOfMemory,
            "local a = []; for (;;) { local t = {}; a.append(t); a.append(t.weakref()); }"),
    ]

    /// Work without end, or that grows faster than what it is done with.
    static let onTime = [
        Attack("an endless loop", .budgetSpent, "for (;;) ;"),
        Attack("endless tail calls", .budgetSpent, "function f() { return f(); } f();"),
        Attack("tail calls between two", .budgetSpent, "local g; function f() { return g(); } g = @() f(); f();"),
        Attack("an endless generator", .budgetSpent, "function g() { for (;;) yield 1; } foreach (x in g()) {}"),
        Attack("endless exceptions", .budgetSpent, "for (;;) try { throw 1; } catch (e) {}"),
        Attack("endless natives", .budgetSpent, "for (;;) { \"a\".len(); [].len(); }"),
        Attack(
            "a sorted array that its comparator empties", .error(""),
            "local a = []; for (local i = 0; i < 1000; i++) a.append(1000 - i); a.sort(function(x, y) { a.clear(); return x <=> y; });"
        ),
        Attack(
            "a sorted array that its comparator lets grow", .budgetSpent, heapBytes: 48 << 20,
            "local a = [3, 1, 2], n = 0; for (;;) a.sort(function(x, y) { if (n++ < 100000) a.append(1); return 0; });"),
        Attack(
            "a comparator that lies", .budgetSpent,
            "local a = array(1000, 1); for (;;) try { a.sort(@(x, y) 1); } catch (e) {}"),
        Attack("sorting without end", .budgetSpent, "local a = array(200000, 1); for (;;) { a.sort(); a.reverse(); }"),
        Attack(
            "apply to an array that grows", .budgetSpent,
            "local a = [1]; for (;;) a.apply(function(x) { if (a.len() < 1000) a.append(1); return x; });"),
        Attack(
            "map of an array that grows", .budgetSpent,
            "local a = [1]; for (;;) a.map(function(x) { if (a.len() < 1000) a.append(1); return x; });"),
        Attack(
            "filter of an array that shrinks", .budgetSpent,
            "for (;;) { local a = array(1000, 1); a.filter(function(i, x) { a.clear(); return true; }); }"),
        Attack(
            "reduce of an array that shrinks", .budgetSpent,
            "for (;;) { local a = array(1000, 1); a.reduce(function(x, y) { a.clear(); return 1; }); }"),
        Attack("foreach over an array that grows", .outOfMemory, "local a = [1]; foreach (x in a) a.append(x);"),
        Attack(
            "foreach over a table that grows", .outOfMemory,
            "local t = { a = 1 }, n = 0; for (;;) foreach (k, v in t) t[n++] <- 1;"),
        Attack(
            "inserting at the beginning", .budgetSpent,
            "local a = array(500000); for (;;) { a.insert(0, 1); a.remove(0); }"),
        Attack("slices", .budgetSpent, "local a = array(500000); for (;;) a.slice(0);"),
        Attack(
            "copies", .budgetSpent,
            "local a = array(500000), t = {}; for (local i = 0; i < 50000; i++) t[i] <- i; for (;;) { clone a; clone t; }"
        ),
        Attack("texts of a large array", .budgetSpent, "local a = array(100000); for (;;) a.tostring();"),
        Attack("searching an array", .budgetSpent, "local a = array(500000); for (;;) a.find(1);"),
        Attack("resizing to and fro", .budgetSpent, "local a = []; for (;;) { a.resize(500000); a.resize(0); }"),
        Attack(
            "clearing a large table", .budgetSpent,
            "for (;;) { local t = {}; for (local i = 0; i < 50000; i++) t[i] <- i; t.clear(); }"),
        Attack(
            "foreach over an emptied table", .budgetSpent,
            "local t = {}; for (local i = 0; i < 200000; i++) t[i] <- i; for (local i = 0; i < 200000; i++) delete t[i]; for (;;) foreach (x in t) {}"
        ),
        Attack(
            "keys that collide", .budgetSpent, heapBytes: 48 << 20,
            """
            local t = {}, p = "a"; for (local i = 0; i < 7; i++) p += p;
            for (local i = 100000; i < 300000; i++) t[p + i] <- i;
            """),
        Attack(
            "lookups of keys that collide", .budgetSpent,
            """
            local t = {}, p = "a", k; for (local i = 0; i < 7; i++) p += p;
            for (local i = 1000; i < 5000; i++) t[k = p + i] <- i;
            local m = p + 999; for (;;) m in t;
            """),
        Attack(
            "integers that collide", .budgetSpent,
            "local t = {}; for (local i = 0; i < 30000; i++) t[i << 16] <- i; for (;;) 1 in t;"),
        Attack(
            "floats that collide", .budgetSpent,
            "local t = {}; for (local i = 0; i < 3000; i++) t[i / 1000000.0] <- i; for (;;) 0.99999 in t;"),
        Attack(
            "a table that is filled and emptied", .budgetSpent,
            "local t = {}; for (local i = 0; i < 100000; i++) t[i] <- i; for (local i = 100000;; i++) { delete t[i - 100000]; t[i] <- i; }"
        ),
        Attack(
            "compiling again and again", .budgetSpent,
            "local s = \"local a = 1;\"; for (local i = 0; i < 14; i++) s += s; for (;;) compilestring(s);"),
        Attack(
            "failing to compile again and again", .budgetSpent,
            "local s = \"local a = 1;\"; for (local i = 0; i < 14; i++) s += s; s += \"(\"; for (;;) try { compilestring(s); } catch (e) {}"
        ),
        Attack(
            "the constant table again and again", .budgetSpent,
            "local t = getconsttable(); for (local i = 0; i < 20000; i++) t[\"c\" + i] <- i; for (;;) compilestring(\"\");"
        ),
        Attack(
            "stack information in the depth", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); for (;;) getstackinfos(20000); } f(20000);"),
        Attack(
            "callee in the depth", .budgetSpent,
            "function f(n) { if (n) return 1 + f(n - 1); for (;;) callee(); } f(20000);"),
    ]

    private static let long = "local s = \"a\"; for (local i = 0; i < 20; i++) s += s;\n"

    /// Text that takes long to look at.
    static let onText = [
        Attack("nested repetition", .budgetSpent, long + "for (;;) regexp(@\"(a*)*b\").match(s.slice(0, 100000));"),
        Attack(
            "repetition of alternatives", .budgetSpent,
            long + "for (;;) regexp(@\"(a|aa)+$\").match(s.slice(0, 200) + \"b\");"),
        Attack(
            "repetition three deep", .budgetSpent, long + "for (;;) regexp(@\"((a+)+)+b\").search(s.slice(0, 1000));"),
        Attack(
            "any text five times", .budgetSpent,
            long + "for (;;) regexp(@\"(.*)(.*)(.*)(.*)(.*)x\").search(s.slice(0, 10000));"),
        Attack("a search through a long text", .budgetSpent, long + "for (;;) regexp(@\"a*b\").search(s);"),
        Attack("captures in a long text", .budgetSpent, long + "for (;;) regexp(@\"(a)*\").capture(s);"),
        Attack("a long pattern", .budgetSpent, long + "for (;;) regexp(s).match(s);"),
        Attack(
            "a pattern of many groups", .budgetSpent,
            "local p = \"(a)\"; for (local i = 0; i < 14; i++) p += p; for (;;) regexp(p).capture(\"aaaaa\");"),
        Attack(
            "a pattern that is deep", .error(""), "local p = \"(\"; for (local i = 0; i < 20; i++) p += p; regexp(p);"),
        Attack(
            "a pattern with large counts", .budgetSpent,
            long + "for (;;) regexp(@\"((a{1,1000}){1,1000}){1,1000}b\").match(s.slice(0, 10000));"),
        Attack(
            "a text in which almost everything fits", .budgetSpent,
            long + "local n = s.slice(0, 500000) + \"b\"; for (;;) s.find(n);"),
        Attack(
            "splitting", .budgetSpent,
            "local s = \",\"; for (local i = 0; i < 18; i++) s += s; for (;;) split(s, \",\");"),
        Attack("splitting at many separators", .budgetSpent, long + "for (;;) split(s, s + \"a\");"),
        Attack("stripping", .budgetSpent, "local s = \" \"; for (local i = 0; i < 20; i++) s += s; for (;;) strip(s);"),
        Attack("a text that grows by a letter", .budgetSpent, long + "for (;;) s += \"a\";"),
        Attack("upper and lower case", .budgetSpent, long + "for (;;) s.tolower().toupper();"),
        Attack("comparing long texts", .budgetSpent, long + "local a = s + \"a\", b = s + \"b\"; for (;;) a < b;"),
        Attack("slices of a long text", .budgetSpent, long + "for (local i = 0;; i = (i + 1) % 1000) s.slice(i);"),
        Attack("letters of a text", .budgetSpent, long + "for (;;) foreach (c in s) {}"),
        Attack(
            "a long number as text", .budgetSpent,
            "local s = \"9\"; for (local i = 0; i < 20; i++) s += s; for (;;) { s.tofloat(); (\"0.\" + s).tofloat(); }"),
        Attack(
            "a long integer as text", .budgetSpent,
            "local s = \"9\"; for (local i = 0; i < 20; i++) s += s; for (;;) try { s.tointeger(); } catch (e) {}"),
        Attack(
            "a long exponent", .budgetSpent,
            "local s = \"9\"; for (local i = 0; i < 20; i++) s += s; for (;;) (\"1e\" + s).tofloat();"),
        Attack("format of a long text", .budgetSpent, long + "for (;;) format(\"%s\", s);"),
        Attack("precise formats", .budgetSpent, "for (;;) format(\"%99.99f %99.99e\", 3.4e38, 1e-45);"),
        Attack(
            "writing to a blob", .budgetSpent, long + "local b = blob(10); for (;;) { b.seek(0); b.writestring(s); }"),
        Attack(
            "reading from a blob", .budgetSpent,
            "local b = blob(\(million)); for (;;) { b.seek(0); b.readblob(\(million)); b.seek(0); b.readstring(\(million)); }"
        ),
        Attack("swapping a blob", .budgetSpent, "local b = blob(\(million)); for (;;) { b.swap2(); b.swap4(); }"),
        Attack("printing a long text", .budgetSpent, long + "for (;;) print(s);"),
        Attack(
            "long error texts", .budgetSpent,
            long + "for (;;) try { throw s; } catch (e) { try { {}[s]; } catch (x) {} }"),
    ]
}
