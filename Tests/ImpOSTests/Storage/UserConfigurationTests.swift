import Foundation
import ImpHardware
import ImpRuntime
import Testing

@testable import ImpOS

@Suite("User configuration") struct UserConfigurationTests {
    /// What is written, one after the other: over the ends of blocks, long and short, erased in between.
    private static let sizes: [Int?] = [
        4_096, 4_096, 4_096, 4_096, nil, 17, 4_096, 4_096, 0, 4_096, 4_096, 4_095, nil, nil, 4_096, 3, 4_096, 4_096,
        1, 4_096, 4_096,
    ]

    private static let values: [[UInt8]?] = sizes.enumerated().map { number, size in
        size.map { bytes($0, seed: UInt64(number)) }
    }

    @Test("R6: power that fails at any byte leaves the old or the new value", arguments: [Module.imp003, .imp005])
    func cut(_ module: Module) throws {
        var flash = try DeviceFlash.new(module)
        var (old, cuts, kept) = ([UInt8]?.none, 0, 0)
        for (number, new) in UserConfigurationTests.values.enumerated() {
            let before = flash
            let steps = try steps { power in try flash.setUserConfiguration(new, power: &power) }
            for cut in StorageExtent.cuts(of: steps) {
                let found = try value(of: before, writing: new, cut: cut)
                #expect(found == old || found == new, "write \(number), step \(cut)")
                cuts += 1
                if found == old { kept += 1 }
            }
            #expect(try flash.userConfiguration() == new)
            old = new
        }
        #expect(kept > cuts / 2)
        StorageExtent.say("\(module.rawValue): \(cuts) cuts of power while the user configuration was written")
    }

    /// What a device finds whose power fails; and whether it can write on after that, failing once more.
    private func value(of flash: DeviceFlash, writing new: [UInt8]?, cut: Int) throws -> [UInt8]? {
        var flash = flash
        var power = PowerSupply.failing(after: cut, seed: UInt64(cut))
        let error = #expect(throws: FlashError.self) { try flash.setUserConfiguration(new, power: &power) }
        #expect(error == .powerFailed)
        try flash.start()
        let found = try flash.userConfiguration()
        if cut % 13 == 0 { try writeOn(flash, found, cut: cut) }
        return found
    }

    private func writeOn(_ flash: DeviceFlash, _ old: [UInt8]?, cut: Int) throws {
        var flash = flash
        let new = bytes(100, seed: UInt64(cut))
        var power = PowerSupply.failing(after: cut % 116, seed: 1)
        do {
            try flash.setUserConfiguration(new, power: &power)
        } catch {
            try flash.start()
        }
        let found = try flash.userConfiguration()
        #expect(found == old || found == new)
        power = .steady
        try flash.setUserConfiguration(new, power: &power)
        try flash.start()
        #expect(try flash.userConfiguration() == new)
    }

    @Test("R6: power that fails in write after write keeps the last whole value", arguments: [Module.imp001, .imp005])
    func cutAgainAndAgain(_ module: Module) throws {
        var flash = try DeviceFlash.new(module)
        let value = bytes(4_096, seed: 1)
        var power = PowerSupply.steady
        try flash.setUserConfiguration(value, power: &power)
        for number in 0..<40 {
            power = .failing(after: 4_000 - number, seed: UInt64(number))
            #expect(throws: FlashError.powerFailed) {
                try flash.setUserConfiguration(bytes(4_096, seed: UInt64(number)), power: &power)
            }
            try flash.start()
            #expect(try flash.userConfiguration() == value)
        }
    }

    @Test("R6: 60,000 writes stay within the rated erases", arguments: Module.allCases)
    func endure(_ module: Module) throws {
        var (flash, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        var value = bytes(4_096, seed: 1)
        for number in 0..<StorageExtent.writes {
            value[number % 4_096] &+= 1
            try flash.setUserConfiguration(value, power: &power)
        }
        #expect(try flash.userConfiguration() == value)
        try flash.start()
        #expect(try flash.userConfiguration() == value)
        let erases = flash.flash.erases.max() ?? 0
        #expect(erases * (60_000 / StorageExtent.writes) <= flash.flash.ratedErases)
        StorageExtent.say("\(module.rawValue): \(erases) erases of a sector after \(StorageExtent.writes) writes")
    }

    @Test("Up to 4,096 bytes", arguments: [(0, true), (4_096, true), (4_097, false), (100_000, false)])
    func limit(_ count: Int, _ fits: Bool) throws {
        var (flash, power) = (try DeviceFlash.new(.imp005), PowerSupply.steady)
        let value = bytes(count, seed: 1)
        if fits {
            try flash.setUserConfiguration(value, power: &power)
            #expect(try flash.userConfiguration() == value)
        } else {
            #expect(throws: FlashError.tooLong(limit: 4_096)) {
                try flash.setUserConfiguration(value, power: &power)
            }
            #expect(try flash.userConfiguration() == nil)
        }
    }

    @Test("R6: it survives whatever else is written", arguments: Module.allCases)
    func survive(_ module: Module) throws {
        var (flash, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        let value = bytes(1_000, seed: 1)
        try flash.setUserConfiguration(value, power: &power)
        for part in ConfigurationPart.allCases { try flash.clearConfiguration(part, power: &power) }
        try flash.beginProgram(length: 4, power: &power)
        try flash.appendProgram([1, 2, 3, 4], power: &power)
        try flash.finishProgram(power: &power)
        try flash.beginOS(length: 1, power: &power)
        try flash.appendOS([1], power: &power)
        try flash.finishOS(power: &power)
        try flash.start()
        #expect(try flash.userConfiguration() == value)
        try flash.setUserConfiguration(nil, power: &power)
        try flash.start()
        #expect(try flash.userConfiguration() == nil)
    }

    /// Whether flash holds the text in the clear.
    private func holds(_ text: String, _ flash: DeviceFlash) throws -> Bool {
        Data(try flash.flash.read(0..<flash.flash.byteCount)).range(of: Data(text.utf8)) != nil
    }

    @Test("R6: it is encrypted on the imp005 only", arguments: Module.allCases)
    func encrypt(_ module: Module) throws {
        var (flash, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        let text = "the owner's secret, the owner's secret"
        try flash.setUserConfiguration(Array(text.utf8), power: &power)
        #expect(try flash.userConfiguration() == Array(text.utf8))
        #expect(try holds(text, flash) == (module != .imp005))
        #expect(try holds("the owner", flash) == (module != .imp005))
    }

    @Test("Another device's key does not open it")
    func keepTheKey() throws {
        var (flash, power) = (try DeviceFlash.new(.imp005), PowerSupply.steady)
        try flash.setUserConfiguration([1, 2, 3], power: &power)
        let other = try DeviceFlash(flash.flash, of: .imp005, key: ByteString(bytes(32, seed: 8)))
        #expect(throws: FlashError.failed) { try other.userConfiguration() }
    }
}

@Suite("Device cipher") struct DeviceCipherTests {
    private let cipher = DeviceCipher(key: bytes(32, seed: 1))

    @Test("No two values or numbers have the same nonce")
    func nonces() throws {
        let sealed = try (0..<300).map { number in
            try #require(cipher.seal([UInt8(number % 3)], number: UInt32(number / 3)))
        }
        #expect(Set(sealed.map { Array($0.prefix(12)) }).count == 300)
    }

    @Test("Damage, another number and another length are noticed")
    func damage() throws {
        let sealed = try #require(cipher.seal([1, 2, 3], number: 5))
        #expect(sealed.count == 3 + 28)
        #expect(cipher.open(sealed, number: 5) == [1, 2, 3])
        #expect(cipher.open(sealed, number: 6) == nil)
        for place in sealed.indices {
            var damaged = sealed
            damaged[place] ^= 1
            #expect(cipher.open(damaged, number: 5) == nil)
            #expect(cipher.open(Array(sealed.prefix(place)), number: 5) == nil)
        }
    }
}
