import SquirrelCompiler
import SquirrelVM

/// A pattern, the first line of the input, against the text behind it: an error or an answer that lies in the text,
/// the same in slices of any length. A match may take long, but never a slice.
public func fuzzRegexp(_ input: UnsafeRawBufferPointer) {
    let parts = [UInt8](input).split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false).map { [UInt8]($0) }
    let arguments = parts.count == 2 ? parts : [[UInt8](input), []]
    let outcomes = [10_000, 100].map { matchInSlices($0, arguments) }
    let common = min(outcomes[0].count, outcomes[1].count)
    require(outcomes[0].prefix(common) == outcomes[1].prefix(common), "slices change what a regexp finds")
}

/// What the program prints, as far as it comes.
private func matchInSlices(_ slice: Int, _ arguments: [[UInt8]]) -> [UInt8] {
    guard var host = FuzzMachine(running: regexpProgram.program, texts: arguments) else {
        broken("no room for two texts")
    }
    // Compiling a pattern and laying out a match's state are done in one go.
    let most = slice + 2_000 + arguments[0].count + arguments[1].count
    while host.events < FuzzMachine.mostEvents {
        let before = host.events
        let exit = host.runSlice(Int32(slice))
        require(host.events - before <= most, "a slice of \(slice) took \(host.events - before)")
        if exit == .uncaught { broken("the program failed: \(String(decoding: host.output, as: UTF8.self))") }
        if exit != nil { break }
    }
    // Takes longer than most matches.
    if arguments[1].count % 8 == 0 { host.check() }
    return host.output
}

private let regexpProgram = FixedProgram(
    """
    local pattern = vargv[0], text = vargv[1], r = null;
    function inside(m) {
        if (m.begin < 0 || m.end < m.begin || m.end > text.len()) throw "match outside of the text";
        print(m.begin + "-" + m.end + " ");
    }
    try { r = regexp(pattern); } catch (e) { print(e); return; }
    print(r.subexpcount() + ": " + r.match(text) + " ");
    local m = r.search(text);
    if (m) inside(m);
    local all = r.capture(text, text.len() / 2);
    if (all) foreach (m in all) inside(m);
    """)
