// Exceptions in and around generators.
function thrower() { yield 1; throw "broken"; yield 2 }
local g = thrower();
print(resume g + " ");
try { resume g } catch (e) { print(e + " " + g.getstatus() + "\n") }
try { resume g } catch (e) { print(e + "\n") }
try { foreach (v in thrower()) print(v + " ") } catch (e) { print(e + "\n") }
function outer() { foreach (v in thrower()) yield v }
try { foreach (v in outer()) print(v + " ") } catch (e) { print(e + "\n") }
function args(a, b) { yield a + b }
try { args(1) } catch (e) { print(e + "\n") }
local bad = args(1, {});
try { resume bad } catch (e) { print(e + " " + bad.getstatus() + "\n") }
