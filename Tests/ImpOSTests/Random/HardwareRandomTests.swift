import ImpRuntime
import Testing

@testable import ImpOS

struct HardwareRandomNumbers {
    private static func draw(_ count: Int, _ health: NoiseSource.Health, seed: UInt64 = 1) -> [UInt64] {
        var random = HardwareRandom(seed: seed)
        random.source.health = health
        return (0..<count).map { _ in random.next() }
    }

    @Test("R34: 100,000 of them are all different", arguments: NoiseSource.Health.allCases)
    func neverRepeat(_ health: NoiseSource.Health) {
        #expect(Set(HardwareRandomNumbers.draw(100_000, health)).count == 100_000)
    }

    @Test("R34: also where the source breaks and works again at any draw")
    func neverRepeatOverFaults() {
        var random = HardwareRandom(seed: 3)
        var chance = SeededRandom(seed: 4)
        var drawn: Set<UInt64> = []
        for _ in 0..<100_000 {
            random.source.health = NoiseSource.Health.allCases.randomElement(using: &chance) ?? .healthy
            drawn.insert(random.next())
        }
        #expect(drawn.count == 100_000)
    }

    @Test func comeFromTheSeedAndTheSource() {
        let healthy = HardwareRandomNumbers.draw(100, .healthy)
        #expect(healthy == HardwareRandomNumbers.draw(100, .healthy))
        #expect(healthy != HardwareRandomNumbers.draw(100, .failing))
        #expect(healthy != HardwareRandomNumbers.draw(100, .healthy, seed: 2))
    }

    /// A value that is the one before says that the source is stuck, so it changes nothing.
    @Test func ignoreWhatAStuckSourceSays() {
        var (stuck, failing) = (HardwareRandom(seed: 5), HardwareRandom(seed: 5))
        _ = (stuck.next(), failing.next())
        (stuck.source.health, failing.source.health) = (.stuck, .failing)
        #expect((0..<100).map { _ in stuck.next() } == (0..<100).map { _ in failing.next() })
    }

    @Test func takeASourceUpAgain() {
        var (random, other) = (HardwareRandom(seed: 6), HardwareRandom(seed: 6))
        (random.source.health, other.source.health) = (.starving, .starving)
        #expect(random.next() == other.next())
        random.source.health = .healthy
        #expect(random.next() != other.next())
    }

    @Test func giveEachStreamItsOwnNumbers() {
        var random = HardwareRandom(seed: 7)
        random.source.health = .stuck
        var (first, second) = (random.stream(), random.stream())
        #expect(Set((0..<1_000).flatMap { _ in [first.next(), second.next()] as [UInt64] }).count == 2_000)
    }
}
