import ImpRuntime

/// Names a session with two words, the same for the same seed and place.
func sessionName(seed: UInt64, index: Int) -> String {
    var random = SeededRandom(seed: seed, stream: "session \(index)")
    return "\(pick(adjectives, &random))-\(pick(nouns, &random))"
}

private func pick(_ words: [String], _ random: inout SeededRandom) -> String {
    words[Int(random.next() % UInt64(words.count))]
}

private let adjectives = [
    "amber", "brave", "calm", "clever", "crisp", "eager", "early", "fleet", "gentle", "golden", "happy", "keen", "kind",
    "light", "lucid", "merry", "mild", "noble", "plain", "proud", "quick", "quiet", "rapid", "ready", "royal", "sharp",
    "silver", "sober", "solid", "sunny", "swift", "tidy", "vivid", "warm", "wise", "witty",
]

private let nouns = [
    "acorn", "badger", "beacon", "birch", "brook", "cedar", "cloud", "comet", "coral", "crane", "dune", "ember",
    "falcon",
    "fern", "finch", "grove", "harbor", "hazel", "heron", "island", "lagoon", "lantern", "maple", "meadow", "otter",
    "pebble",
    "pine", "plum", "quartz", "raven", "reef", "river", "sparrow", "summit", "thistle", "willow",
]
