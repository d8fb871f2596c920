/// Random numbers that are the same on every machine: SplitMix64.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number below `bound`, which must be positive.
    mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

    mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One element of a list that is not empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    mutating func pick<Element>(_ list: Element...) -> Element { pick(list) }

    /// `count` different elements, in random order.
    mutating func sample<Element>(_ list: [Element], _ count: Int) -> [Element] {
        var rest = list
        return (0..<min(count, list.count)).map { _ in rest.remove(at: below(rest.count)) }
    }
}
