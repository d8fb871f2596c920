// An error in every position of a program is caught where it should be.
local log = "";
function fail(x = "fail") { throw x }
function in_args() { try { print(1, fail(), 2) } catch (e) { return e } }
function in_index() { local t = {}; try { t[fail("index")] <- 1 } catch (e) { return e } }
function in_operand() { local x = 1; try { x = x + fail("operand") * 2 } catch (e) { return e + x } }
function in_condition() { try { if (fail("condition")) return 1; else return 2 } catch (e) { return e } }
function in_while() { local n = 0; try { while (n++ < 3 && (n < 2 || fail("while"))) ; } catch (e) { return e + n } }
function in_for_step() { local n = 0; try { for (local i = 0; i < 3; fail("step")) n++ } catch (e) { return e + n } }
function in_foreach() { try { foreach (v in fail("foreach")) return v } catch (e) { return e } }
function in_foreach_body() { local n = 0; try { foreach (v in [1, 2, 3]) { n = v; if (v == 2) fail("body") } } catch (e) { return e + n } }
function in_switch() { try { switch (1) { case fail("case"): return 1 } } catch (e) { return e } }
function in_return() { try { return fail("return") } catch (e) { return e } }
function in_array() { try { return [1, fail("array"), 3] } catch (e) { return e } }
function in_table() { try { return { a = 1, b = fail("table") } } catch (e) { return e } }
function in_default() { try { local f = function(a = fail("default")) {}; f() } catch (e) { return e } }
function in_class() { try { class X { a = fail("member") } } catch (e) { return e } }
function in_constructor() { try { local C = class { constructor() { fail("constructor") } }; C() } catch (e) { return e } }
function in_catch() { try { try { fail("first") } catch (e) { fail(e + " second") } } catch (e) { return e } }
function in_callback() { try { [1, 2].map(@(x) fail("callback")) } catch (e) { return e } }
function in_sort() { try { [2, 1, 3].sort(@(a, b) fail("sort")) } catch (e) { return e } }
function in_metamethod() { local t = {}; t.setdelegate({ _add = @(o) fail("metamethod") }); try { t + 1 } catch (e) { return e } }
function in_tostring() { local t = {}; t.setdelegate({ _tostring = @() fail("tostring") }); try { return "" + t } catch (e) { return e } }
function in_generator() { local g = (function() { yield 1; fail("generator") })(); resume g; try { resume g } catch (e) { return e } }
function in_ternary() { try { return true ? fail("ternary") : 1 } catch (e) { return e } }
function in_throw() { try { throw fail("throw") } catch (e) { return e } }
function in_clone() { local t = {}; t.setdelegate({ _cloned = @(o) fail("clone") }); try { clone t } catch (e) { return e } }
function in_comma() { try { local a = (1, fail("comma"), 2) } catch (e) { return e } }
function in_pcall() { try { fail.pcall(this, "pcall") } catch (e) { return e } }
function in_delete() { local t = { a = 1 }; try { delete t[fail("delete")] } catch (e) { return e + t.a } }
foreach (f in [in_args, in_index, in_operand, in_condition, in_while, in_for_step, in_foreach, in_foreach_body, in_switch,
    in_return, in_array, in_table, in_default, in_class, in_constructor, in_catch, in_callback, in_sort, in_metamethod,
    in_tostring, in_generator, in_ternary, in_throw, in_clone, in_comma, in_pcall, in_delete]) print(f() + "\n");
