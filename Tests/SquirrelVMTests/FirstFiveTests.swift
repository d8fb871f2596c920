import Testing

/// The five places where a machine without recursion is most easily wrong.
@Suite struct FirstFiveTests {
    @Test func getterThatThrowsNullMeansLookFurther() throws {
        let source = """
            found <- "root";
            class C {
                function _get(key) { if (key == "made") return 1; throw null; }
                function read() { return found; }
            }
            local c = C();
            print(c.made + " " + c.read() + " " + c.tostring().slice(0, 9));
            try { c.absent; } catch (e) { print(" " + e); }
            """
        #expect(try output(source) == "1 root (instance the index 'absent' does not exist")
    }

    @Test func compareMetamethodInFusedJump() throws {
        let source = """
            class C {
                v = 0;
                constructor(n) { v = n; }
                function _cmp(o) { return v <=> o.v; }
                function _add(o) { return C(v + o); }
            }
            local end = C(3), n = 0;
            for (local i = C(0); i < end; i++) n++;
            local a = C(1), b = C(2), s = "";
            if (a < b) s += "lt ";
            if (a > b) s += "gt "; else s += "le ";
            while (b <= end) { b.v++; n += 10; }
            print(s + n);
            """
        #expect(try output(source) == "lt le 23")
    }

    @Test func compoundAssignmentWithGetterAndSetter() throws {
        let source = """
            local log = "";
            local t = {}.setdelegate({
                _get = function(key) { log += "get " + key + " "; return 40; }
                _set = function(key, value) { log += "set " + key + "=" + value + " "; }
            });
            t.a += 1;
            local old = t.b++;
            print(log + old);
            """
        #expect(try output(source) == "get a set a=41 get b set b=41 40")
    }

    @Test func suspensionInsideComparatorInsideGenerator() throws {
        let source = """
            function sorted(list) {
                list.sort(function(a, b) { return (a - b) * suspend_(0); });
                foreach (v in list) yield v;
                return null;
            }
            foreach (v in sorted([5, 3, 9, 1, 7])) print(v);
            """
        #expect(try output(source) == "13579")
    }

    @Test func protectedCallOfSuspendedNative() throws {
        let source = """
            print(suspend_.pcall(this, 1));
            try { suspend_.pcall(this, "thrown"); } catch (e) { print(" " + e); }
            print(" " + [1, 2].map(suspend_)[1]);
            """
        #expect(try output(source) == "2 thrown 3")
    }
}
