import Foundation
import ImpHardware
import ImpRuntime
import Testing

@testable import ImpOS

@Suite("Flash of a device") struct DeviceFlashTests {
    @Test("Its areas lie side by side and fit", arguments: ModuleData.all)
    func layout(_ data: ModuleData) {
        let layout = FlashLayout(data)
        let areas =
            [layout.configuration, layout.userConfiguration, layout.osSelection, layout.epochs, layout.program]
            + layout.osBanks
        var next = 0
        for area in areas {
            #expect(area.firstSector == next && area.sectorCount >= 2)
            next += area.sectorCount
        }
        #expect(next <= NORFlash(data.flash).sectorCount)
        #expect(layout.blockSectors * data.flash.sector.value == 16 << 10)
        #expect((layout.program.sectorCount - 1) * data.flash.sector.value >= data.memory.program.value)
        #expect(layout.osBanks[0].sectorCount == layout.osBanks[1].sectorCount)
    }

    @Test("It is saved, also in the middle of a download, and goes on", arguments: Module.allCases)
    func save(_ module: Module) throws {
        var (flash, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        var configuration = DeviceConfiguration()
        configuration.wps = .pushButton
        try flash.configure(configuration, power: &power)
        try flash.setUserConfiguration([1, 2, 3], power: &power)
        try flash.beginProgram(length: 5, power: &power)
        try flash.appendProgram([1, 2, 3], power: &power)
        try flash.beginOS(length: 6, power: &power)
        try flash.appendOS([6, 5], power: &power)

        var restored = try JSONDecoder().decode(DeviceFlash.self, from: JSONEncoder().encode(flash))
        #expect(restored == flash)
        try restored.appendProgram([4, 5], power: &power)
        try restored.finishProgram(power: &power)
        try restored.appendOS([4, 3, 2, 1], power: &power)
        try restored.finishOS(power: &power)
        #expect(try restored.storedProgram() == [1, 2, 3, 4, 5])
        #expect(try restored.osImage() == [6, 5, 4, 3, 2, 1])
        #expect(try restored.userConfiguration() == [1, 2, 3])
        #expect(restored.configuration == configuration)
    }

    @Test("A start forgets what was being received")
    func start() throws {
        var (flash, power) = (try DeviceFlash.new(.imp003), PowerSupply.steady)
        try flash.beginProgram(length: 5, power: &power)
        try flash.beginOS(length: 5, power: &power)
        try flash.start()
        #expect(throws: FlashError.failed) { try flash.appendProgram([1], power: &power) }
        #expect(throws: FlashError.failed) { try flash.appendOS([1], power: &power) }
    }

    @Test(
        "Damaged states are refused",
        arguments: [
            ("\"imp003\"", "\"imp005\""), ("\"imp003\"", "\"imp006\""),
            ("\"sectorBytes\":16384", "\"sectorBytes\":4096"),
            ("\"written\":0", "\"written\":-4"), ("\"written\":0", "\"written\":3"),
            ("\"length\":5", "\"length\":999999999"),
            ("\"length\":5", "\"length\":-5"), ("\"rest\":\"AQID\"", "\"rest\":\"AQIDBAUG\""),
        ])
    func refuse(_ old: String, _ new: String) throws {
        var (flash, power) = (try DeviceFlash.new(.imp003), PowerSupply.steady)
        try flash.beginProgram(length: 5, power: &power)
        try flash.appendProgram([1, 2, 3], power: &power)
        let saved = String(decoding: try JSONEncoder().encode(flash), as: UTF8.self)
        let damaged = saved.replacingOccurrences(of: old, with: new)
        #expect(damaged != saved)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DeviceFlash.self, from: Data(damaged.utf8))
        }
    }

    @Test("Any content of the flash is taken without a crash")
    func random() throws {
        var flash = NORFlash(ModuleData.of(.imp005).flash)
        var power = PowerSupply.steady
        for sector in 0..<flash.sectorCount where sector % 3 != 0 {
            let content = bytes(flash.sectorBytes, seed: UInt64(sector))
            try flash.program(content, at: sector * flash.sectorBytes, power: &power)
        }
        var device = try DeviceFlash(flash, of: .imp005, key: ByteString(bytes(32, seed: 1)))
        #expect(try device.userConfiguration() == nil && device.storedProgram() == nil && device.osImage() == nil)
        try device.setUserConfiguration([1], power: &power)
        try device.start()
        #expect(try device.userConfiguration() == [1])
    }

    @Test("The checksum is the one that zip uses")
    func checksum() {
        #expect(Checksum.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Checksum.of([UInt8]()) == 0)
    }
}
