// The reference fails to detach captured variables here; the output below was made by hand.
function broke() {
    local keep;
    for (local i = 0; i < 5; i++) { local z = i * i; keep = @() z + i; if (i == 3) break }
    local other = 99, more = 98;
    return keep
}
print(broke()() + "\n");
function thrown() {
    local keep = null;
    try { local inside = "inside"; keep = @() inside; throw 1 } catch (e) { local reuse = "reuse"; }
    local again = 5;
    return keep()
}
print(thrown() + "\n");
