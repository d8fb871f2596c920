extension Attack {
    /// Programs that never end.
    static let withoutEnd = [
        Attack("an endless loop", .budgetSpent, "for (;;) ;"),
        Attack("endless tail calls", .budgetSpent, "function f() { return f(); } f();"),
        Attack("an endless generator", .budgetSpent, "function g() { for (;;) yield 1; } foreach (x in g()) {}"),
        Attack("endless exceptions", .budgetSpent, "for (;;) try { throw 1; } catch (e) {}"),
        Attack("endless natives", .budgetSpent, #"for (;;) { "a".len(); [].len(); }"#),
        Attack(
            "compiling again and again", .budgetSpent,
            #"local s = "a <- 1;"; for (local i = 0; i < 14; i++) s += s; for (;;) compilestring(s);"#),
        Attack(
            "failing to compile again and again", .budgetSpent,
            """
            local s = "a <- 1;"; for (local i = 0; i < 14; i++) s += s; s += "(";
            for (;;) try { compilestring(s); } catch (e) {}
            """
        ),
        Attack(
            "the constant table again and again", .budgetSpent,
            """
            local t = getconsttable(); for (local i = 0; i < 20000; i++) t["c" + i] <- i;
            for (;;) compilestring("");
            """
        ),
    ]
}
