import SquirrelCompiler
@_spi(Fuzzing) import SquirrelVM

/// Programs in whose middle machines are saved: something of every kind of object and of continuation frame.
enum HeapPrograms {
    /// The body of the image of a machine after so many steps; a program that is over starts again.
    static func image(of program: FixedProgram, after steps: Int) -> [UInt8] {
        guard var host = FuzzMachine(running: program.program) else { broken("a program does not fit") }
        for _ in 0..<steps {
            if host.step() != nil { break }
        }
        return Array(host.machine.snapshot().dropFirst(FramedImage.heapHeader))
    }

    static let all = [
        FixedProgram(
            """
            class A { x = 1; static s = 2; constructor() { x = []; } function _add(o) { return 3; } function g() { yield x; yield 2; } }
            class B extends A { function f(n = 5) { return base.g(); } function _get(k) { if (k == "q") return 7; throw null; }
                function _cmp(o) { return 1; } function _tostring() { return "B"; } function _call(t, v) { return v; } }
            local a = A(), b = B(), w = a.weakref(), log = [], t = { a = a, ["k" + 1] = 2.5, [3] = null };
            t.setdelegate({ up = 1, _set = function(k, v) { this.rawset(k, v); } });
            local add = function(v) { log.append(v + t.up); };
            for (local i = 0; i < 12; i++) { t["key" + i] <- blob(i); add(i); if (i % 3) delete t["key" + i]; }
            local gen = b.g(); resume gen; local bound = add.bindenv(t);
            print(a + b); print(b.q); print(b > a); print("" + b); t.fresh = 5; print(b(3));
            [3, 1, 2].sort(function(x, y) { return [1].map(@(v) x <=> y)[0]; });
            foreach (v in b.f()) print(v);
            try { resume gen; resume gen; } catch (e) { print(e); }
            """),
        FixedProgram(
            """
            function numbers(n) { try { for (local i = 0; i < n; i++) yield @() i; } catch (e) { print(e); } return 1; }
            local all = [];
            foreach (i, f in numbers(4)) all.append(f);
            local sums = all.map(@(f) f()).reduce(@(a, b) a + b);
            local r = regexp("(a*)*(b|c)+$"), text = "";
            for (local i = 0; i < 40; i++) text += "ab";
            print(r.capture(text + "c") + format("%5.2f %s %x", 1.5, text, sums));
            local words = split(text, "b"), data = blob(8);
            data.writen(65, 'b'); data.seek(0); print(data.readn('b'));
            function deep(n) { return n ? deep.call(this, n - 1) : [3, 1].sort(@(a, b) a <=> b); }
            try { deep(20); } catch (e) { print(e); }
            local weak = [all.weakref(), words.weakref()]; all = null; print(weak[0]);
            words.filter(function(i, v) { return v.len() > i; }); collectgarbage();
            switch (sums) { case 6: { local x = sums; print((@() ++x)()); } }
            """),
        FixedProgram(
            """
            class Range { n = 0; constructor(n) { this.n = n; } function _nexti(i) { i = i == null ? 0 : i + 1; return i < n ? i : null; }
                function _get(i) { if (typeof i == "integer") return i * i; throw null; } function _unm() { return Range(-n); }
                function _typeof() { return "range"; } function _cloned(o) { n = o.n + 1; } function _set(k, v) { n = v; }
                function _mul(k) { return [n, k].map(@(v) v * k); } function _inherited(a) { }
                </ note = "text", more = [1] /> static function make(...) { return Range(vargv.len()); } }
            class Late extends Range { w = null; function _newmember(k, v, a, s) { } }
            local range = Range(5), late = Late(2);
            foreach (i, square in range) print(i + ":" + square + typeof range);
            local copy = clone range, list = range * 3; copy.fresh = (-copy).n;
            list.apply(function(v) { return v + copy.n; }); list.sort(@(a, b) b <=> a);
            function rest(a, ...) { return a + 5 + vargv.len(); }
            print(rest.acall([this, 1, 2, 3]) + rest.pcall(this, 1) + Range.make(1, 2).n);
            try { try { throw list; } catch (e) { e.append(e.weakref()); throw e[0]; } } catch (e) { print(e); }
            local t = { function _newslot(k, v) { rawset(k, v); } function _delslot(k) { rawdelete(k); } };
            local d = { x = 1 }; d.setdelegate(t); d.y <- 2; delete d.y; d.x += rest(1);
            local outer = []; for (local i = 0; i < 5; i++) { local k = i; outer.append(function() { return k++ + i; }); }
            foreach (f in outer) print(f() + f());
            local inner = (function() { local g = (function() { yield 1; yield 2; })(); while (g.getstatus() != "dead") yield resume g; })();
            foreach (v in inner) print(v);
            print("abc,def".find("d") + split("a b", " ").len() + [1, 2, 3].reduce(@(a, b) a * b)); print(Range.getattributes("make").note);
            """),
    ]
}
