extension Attack {
    static let onText = byPatterns + byLongTexts + byBlobs

    /// A text of a million letters.
    private static let long = "local s = \"a\"; for (local i = 0; i < 20; i++) s += s;\n"

    /// Patterns that match in too many ways.
    private static let byPatterns = [
        Attack("nested repetition", .budgetSpent, long + #"for (;;) regexp(@"(a*)*b").match(s.slice(0, 100000));"#),
        Attack(
            "repetition of alternatives", .budgetSpent,
            long + #"for (;;) regexp(@"(a|aa)+$").match(s.slice(0, 200) + "b");"#),
        Attack(
            "any text five times", .budgetSpent,
            long + #"for (;;) regexp(@"(.*)(.*)(.*)(.*)(.*)x").search(s.slice(0, 10000));"#),
        Attack("a search through a long text", .budgetSpent, long + #"for (;;) regexp(@"a*b").search(s);"#),
        Attack("captures in a long text", .budgetSpent, long + #"for (;;) regexp(@"(a)*").capture(s);"#),
        Attack("a long pattern", .budgetSpent, long + "for (;;) regexp(s.slice(0, 200000)).match(s);"),
        Attack(
            "a pattern of many groups", .budgetSpent,
            #"local p = "(a)"; for (local i = 0; i < 14; i++) p += p; for (;;) regexp(p).capture("aaaaa");"#),
        Attack(
            "a pattern that is deep", .error(""),
            """
            local p = "(";
            for (local i = 0; i < 20; i++) p += p; regexp(p);
            """),
        Attack(
            "a pattern with large counts", .budgetSpent,
            long + #"for (;;) regexp(@"((a{1,1000}){1,1000}){1,1000}b").match(s.slice(0, 10000));"#),
    ]

    /// Natives whose work grows with the text.
    private static let byLongTexts = [
        Attack(
            "a text in which almost everything fits", .budgetSpent,
            long + #"local n = s.slice(0, 500000) + "b"; for (;;) s.find(n);"#),
        Attack(
            "splitting", .budgetSpent,
            #"local s = ","; for (local i = 0; i < 18; i++) s += s; for (;;) split(s, ",");"#),
        Attack("splitting at many separators", .budgetSpent, long + #"for (;;) split(s, s + "a");"#),
        Attack("stripping", .budgetSpent, #"local s = " "; for (local i = 0; i < 20; i++) s += s; for (;;) strip(s);"#),
        Attack("a text that grows by a letter", .budgetSpent, long + #"for (;;) s += "a";"#),
        Attack("upper and lower case", .budgetSpent, long + "for (;;) s.tolower().toupper();"),
        Attack("comparing long texts", .budgetSpent, long + #"local a = s + "a", b = s + "b"; for (;;) a < b;"#),
        Attack("slices of a long text", .budgetSpent, long + "for (local i = 0;; i = (i + 1) % 1000) s.slice(i);"),
        Attack("letters of a text", .budgetSpent, long + "for (;;) foreach (c in s) {}"),
        Attack(
            "a long number as text", .budgetSpent,
            """
            local s = "9"; for (local i = 0; i < 20; i++) s += s;
            for (;;) { s.tofloat(); ("0." + s).tofloat(); }
            """),
        Attack(
            "a long integer as text", .budgetSpent,
            """
            local s = "9"; for (local i = 0; i < 20; i++) s += s;
            for (;;) try { s.tointeger(); } catch (e) {}
            """),
        Attack("format of a long text", .budgetSpent, long + #"for (;;) format("%s", s);"#),
        Attack("precise formats", .budgetSpent, #"for (;;) format("%99.99f %99.99e", 3.4e38, 1e-45);"#),
        Attack("printing a long text", .budgetSpent, long + "for (;;) print(s);"),
        Attack(
            "long error texts", .budgetSpent,
            long + "for (;;) try { throw s; } catch (e) { try { {}[s]; } catch (x) {} }"),
    ]

    private static let byBlobs = [
        Attack(
            "writing to a blob", .budgetSpent,
            "local a = blob(1000000), b = blob(10); for (;;) { b.seek(0); b.writeblob(a); }"),
        Attack(
            "reading from a blob", .budgetSpent,
            """
            local b = blob(1000000);
            for (;;) { b.seek(0); b.readblob(1000000); }
            """),
        Attack("swapping a blob", .budgetSpent, "local b = blob(1000000); for (;;) { b.swap2(); b.swap4(); }"),
    ]
}
