import FuzzTargets
import Testing

/// A few hundred seeded changes of good inputs for every target, so that each promise is at least tried in every test
/// run. The fuzzers do the rest.
@Suite struct RandomInputTests {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func changedSeedsKeepThePromise(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let seeds = try seeds(for: name)
        #expect(!seeds.isEmpty)
        var random = SplitMix(state: 36)
        for seed in seeds { target.run(seed) }
        for _ in 0..<300 {
            guard var input = seeds.randomElement(using: &random) else { return }
            for _ in 0..<Int.random(in: 1...8, using: &random) { change(&input, &random) }
            target.run(input)
        }
    }

    private func seeds(for name: String) throws -> [[UInt8]] {
        let sources = try Project.files(below: "Conformance/language").filter { $0.hasSuffix(".nut") }
            .map(Project.bytes)
        switch name {
        case "compile", "run": return sources
        case "load-program-image": return sources.compactMap(Seeds.programImage)
        case "load-heap-image": return sources.prefix(8).compactMap { Seeds.heapImage($0, after: 200) } + shortImages
        case "regexp": return ["(a|b)*c+[^x-z]?$\nabcabc", "^(\\d+){2,3}(?:x)\n12 345x"].map { Array($0.utf8) }
        case "float-text": return [Array("\u{1}\u{2}\u{3}@+\u{9}\u{5}\u{2}12.5e-3".utf8), Array("abcd efg0.1e38".utf8)]
        default: return Seeds.constant[name] ?? []
        }
    }

    private var shortImages: [[UInt8]] { (0..<64).map { [UInt8($0), 40 &* UInt8($0 % 6), UInt8($0 % 3)] } }

    /// A byte changed, taken out or put in, or a piece repeated.
    private func change(_ input: inout [UInt8], _ random: inout SplitMix) {
        guard !input.isEmpty else { return }
        let place = Int.random(in: input.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: input[place] = UInt8.random(in: 0...255, using: &random)
        case 1: input.remove(at: place)
        case 2: input.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: input.insert(contentsOf: input[place...].prefix(Int.random(in: 1...12, using: &random)), at: place)
        }
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
