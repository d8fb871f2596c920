import ImpHardware
import ImpRuntime
import Testing

@testable import ImpOS

@Suite("Epochs in flash") struct EpochStoreTests {
    @Test(
        "Wherever the power fails, the next epoch is larger than all that were used",
        arguments: [Module.imp003, .imp005])
    func cut(_ module: Module) throws {
        var flash = try DeviceFlash.new(module)
        for epoch in 1...3 as ClosedRange<UInt32> {
            let steps = try steps { power in
                var copy = flash
                try copy.beginEpoch(power: &power)
            }
            for cut in 0..<steps {
                var copy = flash
                var power = PowerSupply.failing(after: cut, seed: UInt64(cut))
                #expect(throws: FlashError.powerFailed) { try copy.beginEpoch(power: &power) }
                try copy.start()
                power = .steady
                try copy.beginEpoch(power: &power)
                #expect(copy.epoch >= epoch)
            }
            var power = PowerSupply.steady
            try flash.beginEpoch(power: &power)
            #expect(flash.epoch == epoch)
        }
    }

    @Test("The server's largest is passed over")
    func skip() throws {
        var (flash, power) = (try DeviceFlash.new(.imp001), PowerSupply.steady)
        try flash.beginEpoch(past: 41, power: &power)
        #expect(flash.epoch == 42)
        try flash.beginEpoch(past: 7, power: &power)
        try flash.start()
        #expect(flash.epoch == 43)
    }

    /// One session a minute for ten years is 5.2 million.
    @Test("Sectors outlast 16 million sessions", arguments: Module.allCases)
    func wear(_ module: Module) throws {
        var (flash, power) = (try DeviceFlash.new(module), PowerSupply.steady)
        let (sessions, rated) = (5_000, flash.flash.ratedErases)
        for _ in 0..<sessions { try flash.beginEpoch(power: &power) }
        #expect(flash.epoch == UInt32(sessions))
        let worst = flash.flash.erases.max() ?? 0
        #expect(sessions * rated / max(1, worst) >= 16_000_000)
    }

    @Test("The largest of all is not passed")
    func end() throws {
        var (flash, power) = (try DeviceFlash.new(.imp001), PowerSupply.steady)
        try flash.beginEpoch(past: .max, power: &power)
        #expect(flash.epoch == .max)
    }
}
