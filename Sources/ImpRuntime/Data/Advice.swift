/// What to say of a name in a file that nobody knows: `did you mean pins?`, or which names there are if none is near.
///
/// Near is what at most half of the name's letters differ from.
public func advice(on name: String, among known: [String]) -> String {
    let nearest = known.map { (name: $0, distance: edits(name, $0)) }.min { $0.distance < $1.distance }
    if let nearest, nearest.distance <= max(1, name.utf8.count / 2) { return "did you mean \(nearest.name)?" }
    return known.isEmpty ? "there is none" : "known are " + known.joined(separator: ", ")
}

/// Insertions, removals and replacements that turn one word into the other. Long words count by their beginning.
private func edits(_ first: String, _ second: String) -> Int {
    let second = Array(second.utf8.prefix(64))
    var last = Array(0...second.count)
    for (i, a) in first.utf8.prefix(64).enumerated() {
        var row = [i + 1]
        for (j, b) in second.enumerated() {
            row.append(min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1)))
        }
        last = row
    }
    return last[second.count]
}
