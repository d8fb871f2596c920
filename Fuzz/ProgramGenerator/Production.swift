/// One way to write a piece of a program.
///
/// A production returns nil where it does not apply, for example for want of a variable; another one is then chosen.
struct Production<Output>: Sendable {
    let name: String
    let weight: Int
    let make: @Sendable (inout Generator) -> Output?

    init(_ name: String, _ weight: Int, _ make: @escaping @Sendable (inout Generator) -> Output?) {
        self.name = name
        self.weight = weight
        self.make = make
    }
}

/// Which productions a program uses: each seed switches some off and prefers others, so that programs differ in kind
/// and not only in detail.
struct Swarm {
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    func weight<Output>(_ production: Production<Output>) -> Int {
        var random = Random(seed: production.name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 })
        let die = random.below(100)
        return die < 25 ? 0 : die < 35 ? production.weight * 4 : production.weight
    }
}
