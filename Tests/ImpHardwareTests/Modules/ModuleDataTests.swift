import Foundation
import ImpHardware
import ImpRuntime
import ModuleFiles
import Testing

struct ModuleDataOfModules {
    @Test(arguments: [
        (Module.imp001, 6, "pin9", "uart1289"), (.imp002, 12, "pinE", "uartB"), (.imp003, 23, "pinY", "uartUVGD"),
        (.imp004m, 18, "pinW", "uartFGJH"), (.imp005, 27, "pinXE", "uart2"),
    ])
    func hasThePinsOfItsModule(_ module: Module, _ pins: Int, _ pin: String, _ uart: String) {
        let data = ModuleData.of(module)
        #expect(data.module == module)
        #expect(data.pins.count == pins)
        #expect(data.pin(pin) != nil)
        #expect(data.bus(uart)?.kind == .uart)
        #expect(data.names.contains(pin) && data.names.contains(uart))
    }

    @Test(arguments: ModuleData.all)
    func hasBusesOnThePinsThatTheirNamesSpell(_ data: ModuleData) {
        for bus in data.buses {
            let letters = bus.kind == .i2c ? bus.name.dropFirst(3) : bus.name.drop { $0.isLowercase }
            let pins = bus.lines.keys.compactMap(bus.pin)
            // The imp005's buses on pins of their own have a number instead.
            if pins.isEmpty {
                #expect(bus.lines.values.allSatisfy { $0 == .own } && letters.allSatisfy(\.isNumber))
            } else {
                #expect(Set(pins) == Set(letters.map { "pin\($0)" }), "\(bus.name) of \(data.module)")
            }
        }
    }

    @Test(arguments: ModuleData.all)
    func hasNoNameTwice(_ data: ModuleData) {
        #expect(Set(data.names).count == data.names.count)
    }

    @Test("R12: the modules are told apart by name")
    func hasTheNameOfItsModule() {
        #expect(ModuleData.all.map(\.module.rawValue) == ["imp001", "imp002", "imp003", "imp004m", "imp005"])
    }

    /// What programs run with must not change by chance.
    @Test(arguments: [
        (Module.imp001, 1_000, 80), (.imp002, 1_000, 80), (.imp003, 800, 120), (.imp004m, 800, 120),
        (.imp005, 400, 500),
    ])
    func givesTheMachineItsFigures(_ module: Module, _ event: Int64, _ kilobytes: UInt32) {
        #expect(
            MachineFigures(of: module)
                == MachineFigures(
                    event: .nanoseconds(event), call: .microseconds(1), heapBytes: (kilobytes << 10) * 4,
                    stackBytes: 1 << 20, hash: .microseconds(740), keyedHash: .microseconds(1_000),
                    hashedByte: .nanoseconds(833)))
    }

    @Test("R13: the imp003 sleeps on less than before 36")
    func tellsBothFiguresOfShallowSleep() throws {
        let power = ModuleData.of(.imp003).power
        let before = try #require(power.shallowSleepBefore36)
        #expect(power.shallowSleep.value < before.value)
        #expect(!before.isEstimate && power.shallowSleep.isEstimate)
    }

    @Test(arguments: ModuleData.all)
    func tellsWhatItsPowerIsFor(_ data: ModuleData) {
        #expect((data.power.deepSleep != nil) == data.has(.deepSleep))
        #expect((data.power.ethernet != nil) == data.has(.ethernet))
        #expect((data.wakePin != nil) == data.has(.deepSleep))
        #expect(data.power.shallowSleep.value < data.power.running.value)
        #expect(data.power.radio.powerSave.value <= data.power.radio.receive.value)
    }

    @Test("R29: country codes of each module", arguments: ModuleData.all)
    func knowsItsCountries(_ data: ModuleData) {
        let codes: [UInt32] =
            data.module == .imp005
            ? [0x0000_5A58, 0x0023_5A58, 0x0011_5858, 0x03B6_4143, 0x037F_3045, 0x03B8_504A]
            : [0x0000_5355, 0x0000_4247]
        #expect(data.wifi.countries.map(\.code) == codes)
        let fixed = data.wifi.countries.filter { !$0.isSettable }
        #expect(fixed.map(\.text) == (data.module == .imp005 ? ["00005A58"] : []))
        #expect(data.wifi.country(data.wifi.defaultCountry)?.channels == Array(1...11))
        #expect(data.wifi.country(0x03B8_504A)?.letters == (data.module == .imp005 ? "JP" : nil))
        #expect(data.wifi.country(0x0000_4742) == nil)
    }
}

/// The generated constants and the files say the same.
@Test(arguments: Module.allCases)
func moduleFilesAreGeneratedFrom(_ module: Module) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Modules/\(module.rawValue).yaml")
    #expect(try ModuleFile("x.yaml", Array(Data(contentsOf: file))).data() == ModuleData.of(module))
}
