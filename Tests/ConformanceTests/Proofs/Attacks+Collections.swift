extension Attack {
    static let onCollections = onArrays + onTables

    /// Natives whose work grows with the array, and functions that change it meanwhile.
    private static let onArrays = [
        Attack(
            "a sorted array that its comparator empties", .finished,
            """
            local a = []; for (local i = 0; i < 1000; i++) a.append(1000 - i);
            a.sort(function(x, y) { a.clear(); return x <=> y; });
            """),
        Attack(
            "a sorted array that its comparator lets grow", .budgetSpent, heapBytes: 48 << 20,
            """
            local a = [3, 1, 2], n = 0;
            for (;;) a.sort(function(x, y) { if (n++ < 100000) a.append(1); return 0; });
            """),
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
        Attack(
            "inserting at the beginning", .budgetSpent,
            "local a = array(500000); for (;;) { a.insert(0, 1); a.remove(0); }"),
        Attack("texts of a large array", .budgetSpent, "local a = array(100000); for (;;) a.tostring();"),
        Attack("searching an array", .budgetSpent, "local a = array(500000); for (;;) a.find(1);"),
    ]

    /// Keys with equal hashes, and slots that are passed over.
    private static let onTables = [
        Attack(
            "clearing a large table", .budgetSpent,
            "for (;;) { local t = {}; for (local i = 0; i < 50000; i++) t[i] <- i; t.clear(); }"),
        Attack(
            "foreach over an emptied table", .budgetSpent,
            """
            local t = {}; for (local i = 0; i < 200000; i++) t[i] <- i;
            for (local i = 0; i < 200000; i++) delete t[i]; for (;;) foreach (x in t) {}
            """),
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
    ]
}
