/// "did you mean …": the candidate that is fewest edits away, if it is near.
func suggestion(for word: String, in candidates: [String]) -> String {
    let nearest = candidates.map { (name: $0, distance: edits(word, $0)) }.min { $0.distance < $1.distance }
    if let nearest, nearest.distance <= max(1, word.utf8.count / 2) { return "did you mean \(nearest.name)?" }
    return candidates.isEmpty ? "there is none" : "known are " + candidates.joined(separator: ", ")
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
