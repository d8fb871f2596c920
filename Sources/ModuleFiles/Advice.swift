/// `did you mean pins?`, or which names there are where none resembles `name`.
func advice(on name: String, among known: [String]) -> String {
    let distances = known.map { (name: $0, distance: editDistance(name, $0)) }
    if let nearest = distances.min(by: { $0.distance < $1.distance }), nearest.distance <= max(1, name.count / 3) {
        return "did you mean \(nearest.name)?"
    }
    return "known are " + known.joined(separator: ", ")
}

/// Letters to add, remove or replace to make one text of the other.
private func editDistance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (place, other) in second.enumerated() {
            let replaced = diagonal + (letter == other ? 0 : 1)
            diagonal = row[place + 1]
            row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
        }
    }
    return row[second.count]
}
