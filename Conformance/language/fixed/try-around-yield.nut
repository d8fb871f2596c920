// A generator may be suspended inside try and resumed at another depth. The reference keeps absolute stack
// positions in its handlers and crashes here; the output below is what the language means.
function catcher() {
    local n = 0;
    while (n < 3) {
        try { n++; if (n == 2) throw "two"; yield n } catch (e) { yield "caught " + e }
    }
}
foreach (v in catcher()) print(v + " ");
print("\n");
function inside() { try { yield 1; yield 2; throw "after yield" } catch (e) { yield e } yield "last" }
local i = inside();
function deeper(n) { return n == 0 ? resume i : deeper2(n - 1) }
function deeper2(n) { local r = deeper(n); return r }
print(resume i + " " + deeper(3) + " " + deeper(7) + " " + resume i + "\n");
function retryable() { local tries = 0; while (true) { tries++; try { yield tries } catch (e) { } } }
local r = retryable();
print(resume r + " " + resume r + " " + resume r + "\n");
