import ImpHardware
import ImpRuntime
import Testing

@testable import ImpOS

@Suite("Images in flash") struct ImageTests {
    private static let old = bytes(3_001, seed: 1)
    private static let new = bytes(9_002, seed: 2)

    /// An image in pieces, of which none ends at a unit of programming.
    private func pieces(_ image: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: image.count, by: 1_001).map { Array(image[$0..<min($0 + 1_001, image.count)]) }
    }

    private func store(_ image: [UInt8], in flash: inout DeviceFlash, _ power: inout PowerSupply) throws {
        try flash.beginProgram(length: image.count, power: &power)
        for piece in pieces(image) { try flash.appendProgram(piece, power: &power) }
        try flash.finishProgram(power: &power)
    }

    private func upgrade(_ image: [UInt8], _ flash: inout DeviceFlash, _ power: inout PowerSupply) throws {
        try flash.beginOS(length: image.count, power: &power)
        for piece in pieces(image) { try flash.appendOS(piece, power: &power) }
        try flash.finishOS(power: &power)
    }

    @Test("A program is stored, replaced and erased", arguments: Module.allCases)
    func program(_ module: Module) throws {
        var (flash, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        #expect(try flash.storedProgram() == nil)
        for image in [ImageTests.old, ImageTests.new, [], [1]] {
            try store(image, in: &flash, &power)
            try flash.start()
            #expect(try flash.storedProgram() == image)
        }
        try flash.eraseProgram(power: &power)
        #expect(try flash.storedProgram() == nil)
    }

    @Test("What does not fit the announcement is refused")
    func refuse() throws {
        var (flash, power) = (try DeviceFlash.new(.imp001), PowerSupply.steady)
        #expect(flash.programCapacity == 128 << 10)
        #expect(throws: FlashError.failed) { try flash.appendProgram([1], power: &power) }
        #expect(throws: FlashError.failed) { try flash.finishProgram(power: &power) }
        for length in [-1, flash.programCapacity + 1] {
            #expect(throws: FlashError.tooLong(limit: 128 << 10)) {
                try flash.beginProgram(length: length, power: &power)
            }
        }
        try flash.beginProgram(length: 2, power: &power)
        #expect(throws: FlashError.tooLong(limit: 2)) { try flash.appendProgram([1, 2, 3], power: &power) }
        try flash.appendProgram([1], power: &power)
        #expect(throws: FlashError.failed) { try flash.finishProgram(power: &power) }
        #expect(try flash.storedProgram() == nil)
    }

    @Test("Power that fails leaves the old program, the new one or none", arguments: [Module.imp001, .imp005])
    func cutProgram(_ module: Module) throws {
        var (before, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        try store(ImageTests.old, in: &before, &power)
        let steps = try steps { power in
            var flash = before
            try store(ImageTests.new, in: &flash, &power)
        }
        for cut in StorageExtent.cuts(of: steps) {
            var (flash, power) = (before, PowerSupply.failing(after: cut, seed: UInt64(cut)))
            #expect(throws: FlashError.powerFailed) { try store(ImageTests.new, in: &flash, &power) }
            try flash.start()
            let found = try flash.storedProgram()
            #expect(found == nil || found == ImageTests.old || found == ImageTests.new, "step \(cut)")
            if cut % 50 != 0 { continue }
            power = .steady
            try store(ImageTests.new, in: &flash, &power)
            #expect(try flash.storedProgram() == ImageTests.new)
        }
    }

    @Test("R26: power that fails at any step of an upgrade leaves an OS", arguments: [Module.imp004m, .imp005])
    func cutOS(_ module: Module) throws {
        var (before, old, cuts) = (try DeviceFlash.new(module), DeviceFlash.oldOS, 0)
        for new in [DeviceFlash.newOS, bytes(4_099, seed: 3), DeviceFlash.oldOS] {
            var after = before
            let steps = try steps { power in try upgrade(new, &after, &power) }
            for cut in StorageExtent.cuts(of: steps) {
                var (flash, power) = (before, PowerSupply.failing(after: cut, seed: UInt64(cut)))
                #expect(throws: FlashError.powerFailed) { try upgrade(new, &flash, &power) }
                try flash.start()
                let found = try flash.osImage()
                #expect(found == old || found == new, "step \(cut)")
                cuts += 1
                if cut % 101 != 0 { continue }
                power = .steady
                try upgrade(new, &flash, &power)
                #expect(try flash.osImage() == new)
            }
            #expect(try after.osImage() == new)
            (before, old) = (after, new)
        }
        StorageExtent.say("\(module.rawValue): \(cuts) cuts of power while the OS was upgraded")
    }

    @Test("An upgrade that is not what was announced changes nothing")
    func refuseOS() throws {
        var (flash, power) = (try DeviceFlash.new(.imp003), PowerSupply.steady)
        try flash.beginOS(length: 10, power: &power)
        try flash.appendOS([1], power: &power)
        #expect(throws: FlashError.failed) { try flash.finishOS(power: &power) }
        #expect(throws: FlashError.failed) { try flash.appendOS([1], power: &power) }
        #expect(throws: FlashError.tooLong(limit: flash.osCapacity)) {
            try flash.beginOS(length: flash.osCapacity + 1, power: &power)
        }
        try flash.start()
        #expect(try flash.osImage() == DeviceFlash.oldOS)
    }
}
