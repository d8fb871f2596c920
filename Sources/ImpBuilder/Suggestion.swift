/// "Did you mean …?"
public enum Suggestion {
    /// The candidate that is fewest edits away from a word; nil when none is near. Without a limit, half of the word
    /// may differ.
    public static func nearest(to word: String, in candidates: [String], within limit: Int? = nil) -> String? {
        let limit = limit ?? max(1, word.count / 2)
        return
            candidates
            .map { (name: $0, distance: distance(word, $0)) }
            .filter { $0.distance <= limit }
            .min { $0.distance < $1.distance }?.name
    }

    /// Insertions, removals, replacements and swaps of neighbours that turn one word into the other.
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var row = [i + 1]
            for (j, b) in second.enumerated() {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1))
                if i > 0 && j > 0 && a == second[j - 1] && first[i - 1] == b { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[second.count]
    }
}
