extension Attack {
    /// Objects without end, and garbage.
    static let onMemory = [
        Attack("arrays that double", .outOfMemory, "local a = [1]; for (;;) a.extend(a);"),
        Attack("texts that double", .outOfMemory, #"local a = "a"; for (;;) a += a;"#),
        Attack("an endless table", .outOfMemory, "local t = {}; for (local i = 0;; i++) t[i] <- i;"),
        Attack("a huge array", .outOfMemory, "array(0x7fffffff)"),
        Attack("a resized array", .outOfMemory, "[].resize(0x7fffffff)"),
        Attack("a negative array", .error("negative size"), "array(-1)"),
        Attack("a huge blob", .outOfMemory, "blob(0x7fffffff)"),
        Attack("a resized blob", .outOfMemory, "blob(1).resize(0x7fffffff)"),
        Attack(
            "a blob written to itself", .outOfMemory,
            "local b = blob(100); for (;;) { b.seek(0, 'e'); b.writeblob(b); }"),
        Attack("a wide format", .error("width format too long"), #"format("%1000000000d", 1)"#),
        Attack(
            "many wide formats", .outOfMemory,
            """
            local f = "%99s%99s%99s%99s", a = [];
            for (;;) a.append(format(f, a.len().tostring(), "", "", ""))
            """
        ),
        Attack(
            "garbage collected again and again", .budgetSpent,
            "local a = []; for (local i = 0; i < 200000; i++) a.append([i]); for (;;) collectgarbage();"),
        Attack(
            "many weak references", .outOfMemory,
            "local a = []; for (;;) { local t = {}; a.append(t); a.append(t.weakref()); }"),
        Attack("slices", .budgetSpent, "local a = array(500000); for (;;) a.slice(0);"),
        Attack(
            "copies", .budgetSpent,
            """
            local a = array(500000), t = {}; for (local i = 0; i < 50000; i++) t[i] <- i;
            for (;;) { clone a; clone t; }
            """),
        Attack(
            "a table that is filled and emptied", .budgetSpent,
            """
            local t = {}; for (local i = 0; i < 100000; i++) t[i] <- i;
            for (local i = 100000;; i++) { delete t[i - 100000]; t[i] <- i; }
            """),
        Attack("resizing to and fro", .budgetSpent, "local a = []; for (;;) { a.resize(500000); a.resize(0); }"),
        Attack("foreach over an array that grows", .outOfMemory, "local a = [1]; foreach (x in a) a.append(x);"),
        Attack(
            "foreach over a table that grows", .outOfMemory,
            "local t = { a = 1 }, n = 0; for (;;) foreach (k, v in t) t[n++] <- 1;"),
    ]

    /// Objects that refer to one another in long rows: freeing them, and looking along them.
    static let byChains = [
        Attack(
            "a chain of a million arrays let go at once", .finished, heapBytes: 52 << 20,
            """
            local a = []; for (local i = 0; i < 1000000; i++) a = [a]; a = null;
            local b = {}.weakref(); b.ref();
            """),
        Attack(
            "a chain of tables let go at once", .finished,
            "local a = {}; for (local i = 0; i < 100000; i++) a = { a = a }; a = null;"),
        Attack(
            "a chain of instances let go at once", .finished,
            """
            class A { a = null; constructor(x) { a = x; } } local a;
            for (local i = 0; i < 200000; i++) a = A(a); a = null;
            """),
        Attack(
            "a chain of closures let go at once", .finished,
            "local f = @(x) @() x, a; for (local i = 0; i < 100000; i++) a = f(a); a = null;"),
        Attack(
            "a chain of generators let go at once", .finished,
            """
            function g(x) { yield 1; yield x; } local a;
            for (local i = 0; i < 50000; i++) { a = g(a); resume a; } a = null;
            """),
        Attack(
            "a long cycle", .finished,
            """
            local a = [null], b = a; for (local i = 0; i < 200000; i++) b = [b]; a[0] = b;
            a = b = null; assert(collectgarbage() > 200000);
            """),
        Attack("a long chain of delegates", .budgetSpent, "local a = {}; for (;;) a = {}.setdelegate(a);"),
        Attack(
            "lookups along delegates", .budgetSpent,
            """
            local a = {}; for (local i = 0; i < 300; i++) a = {}.setdelegate(a);
            for (;;) { try { a.missing; } catch (e) {} "x" in a; }
            """
        ),
        Attack(
            "a long chain of classes", .outOfMemory,
            "local a = class {}; for (;;) { local b = class extends a {}; a = b; }"),
        Attack(
            "instanceof along classes", .budgetSpent,
            """
            local a = class {};
            for (local i = 0; i < 5000; i++) { local b = class extends a {}; a = b; }
            local c = class {}, x = a(); for (;;) x instanceof c;
            """),
        Attack("many members", .outOfMemory, #"local c = class {}; for (local i = 0;; i++) c["m" + i] <- i;"#),
        Attack(
            "heirs of a class with many members", .outOfMemory,
            """
            local c = class {}, a = []; for (local i = 0; i < 5000; i++) c["m" + i] <- i;
            for (;;) { local d = class extends c {}; a.append(d); }
            """
        ),
        Attack(
            "instances of a class with many members", .budgetSpent,
            #"local c = class {}; for (local i = 0; i < 5000; i++) c["m" + i] <- i; for (;;) c();"#),
    ]
}
