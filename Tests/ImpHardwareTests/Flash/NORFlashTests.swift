import Foundation
import ImpRuntime
import Testing

@testable import ImpHardware

@Suite("NOR flash") struct NORFlashTests {
    private var flash: NORFlash { NORFlash(sectorBytes: 16, sectorCount: 4, programUnit: 2, ratedErases: 2) }

    @Test("Programming clears bits, erasing sets them")
    func program() throws {
        var (flash, power) = (flash, PowerSupply.steady)
        #expect(try flash.isBlank(0..<64))
        try flash.program([0xF0, 0x0F], at: 14, power: &power)
        try flash.program([0x3C, 0xFF, 0x12, 0x34], at: 14, power: &power)
        #expect(try flash.read(12..<20) == [0xFF, 0xFF, 0x30, 0x0F, 0x12, 0x34, 0xFF, 0xFF])
        try flash.erase(sector: 0, power: &power)
        #expect(try flash.read(12..<20) == [0xFF, 0xFF, 0xFF, 0xFF, 0x12, 0x34, 0xFF, 0xFF])
        #expect(try flash.isBlank(0..<16) && !flash.isBlank(0..<17))
        #expect(power.steps == 8)
    }

    @Test(
        "Wrong places change nothing",
        arguments: [
            (-2, 2, FlashError.outOfRange(address: -2)), (64, 2, .outOfRange(address: 64)),
            (60, 6, .outOfRange(address: 64)), (1, 2, .misaligned(address: 1)), (2, 3, .misaligned(address: 2)),
        ])
    func refuse(_ address: Int, _ count: Int, _ error: FlashError) {
        var (flash, power) = (flash, PowerSupply.steady)
        #expect(throws: error) {
            try flash.program(Array(repeating: 0, count: count), at: address, power: &power)
        }
        #expect(throws: FlashError.outOfRange(address: 64)) { try flash.erase(sector: 4, power: &power) }
        #expect(flash == self.flash && power.steps == 0)
    }

    @Test("Erases are counted against the rating")
    func wear() throws {
        var (flash, power) = (flash, PowerSupply.steady)
        for sector in [1, 1, 2, 1] { try flash.erase(sector: sector, power: &power) }
        #expect(flash.erases == [0, 3, 1, 0])
        #expect(flash.wornSectors == [1])
    }

    @Test("A cut leaves what came before, and the unit at work open", arguments: 0..<6)
    func cut(_ steps: Int) throws {
        var (flash, power) = (flash, PowerSupply.failing(after: steps, seed: 1))
        #expect(throws: FlashError.powerFailed) {
            try flash.program([1, 2, 3, 4, 5, 6], at: 4, power: &power)
        }
        let bytes = try flash.read(4..<10)
        let whole = steps / 2 * 2
        #expect(Array(bytes.prefix(whole)) == Array([1, 2, 3, 4, 5, 6].prefix(whole)))
        #expect(zip(bytes, [1, 2, 3, 4, 5, 6]).allSatisfy { $0 & $1 == $1 }, "no other bits than those are cleared")
        #expect(bytes.dropFirst(whole + 2).allSatisfy { $0 == 0xFF })
        #expect(power.hasFailed)
        #expect(throws: FlashError.powerFailed) { try flash.erase(sector: 1, power: &power) }
    }

    @Test("A cut while erasing leaves anything, in that sector only", arguments: 0..<2)
    func cutErase(_ steps: Int) throws {
        var (flash, power) = (flash, PowerSupply.steady)
        try flash.program(Array(repeating: 0, count: 32), at: 0, power: &power)
        power = .failing(after: steps, seed: 1)
        #expect(throws: FlashError.powerFailed) { try flash.erase(sector: 0, power: &power) }
        #expect(try !flash.isBlank(0..<16))
        #expect(try flash.read(0..<16) != Array(repeating: 0, count: 16))
        #expect(try flash.read(16..<32) == Array(repeating: 0, count: 16))
        #expect(flash.erases[0] == 1)
    }

    @Test("It is saved in few bytes, and damage is refused")
    func save() throws {
        var (flash, power) = (NORFlash(ModuleData.of(.imp003).flash), PowerSupply.steady)
        try flash.erase(sector: 3, power: &power)
        try flash.program([1, 2, 3, 0xFF], at: 3 * flash.sectorBytes, power: &power)
        let saved = try JSONEncoder().encode(flash)
        #expect(saved.count < 200)
        #expect(try JSONDecoder().decode(NORFlash.self, from: saved) == flash)
        for (old, new) in [("\"3\"", "\"64\""), ("\"3\"", "\"x\""), ("\"sectorCount\":64", "\"sectorCount\":-1")] {
            let damaged = String(decoding: saved, as: UTF8.self).replacingOccurrences(of: old, with: new)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(NORFlash.self, from: Data(damaged.utf8))
            }
        }
    }
}
