import Foundation
import ImpRuntime
import ModuleFiles
import Testing

@testable import ImpHardware

struct ModuleDataFiles {
    private func data(_ module: Module) throws -> ModuleData {
        try #require(ModuleData.all.first { $0.module == module })
    }

    @Test func areThereForEveryModule() {
        #expect(ModuleData.all.map(\.module) == Module.allCases)
    }

    @Test(arguments: [
        (Module.imp001, 6, "pin9", "uart1289"), (.imp002, 12, "pinE", "uartB"), (.imp003, 23, "pinY", "uartUVGD"),
        (.imp004m, 18, "pinW", "uartFGJH"), (.imp005, 27, "pinXE", "uart2"),
    ])
    func haveThePinsOfTheirModule(_ module: Module, _ pins: Int, _ pin: String, _ uart: String) throws {
        let data = try data(module)
        #expect(data.pins.count == pins)
        #expect(data.names.contains(pin))
        #expect(data.names.contains(uart))
    }

    @Test func haveBusesWhosePinsExist() throws {
        for data in ModuleData.all {
            for bus in data.uarts + data.spis + data.i2cs {
                let name = bus.hasPrefix("i2c") ? String(bus.dropFirst(3)) : String(bus.drop { $0.isLowercase })
                // On the imp005 some buses have pins of their own and a number for a name.
                if data.module == .imp005 && name.allSatisfy(\.isNumber) { continue }
                for letter in name { #expect(data.pins.contains("pin\(letter)"), "\(bus) of \(data.module)") }
            }
        }
    }

    @Test func haveNoNameTwice() {
        for data in ModuleData.all { #expect(Set(data.names).count == data.names.count) }
    }
}

struct ModuleFileTexts {
    private static let good = """
        module: imp002
        pins: [pin1, pinA]
        buses:
          uart: [uart12]
          spi: []
          i2c: [i2c12]
        peripherals:
          - sampler
        functions: [voltage]
        """

    private func read(_ text: String) throws -> ModuleData { try ModuleFile("x.yaml", Array(text.utf8)).data() }

    @Test func areRead() throws {
        #expect(
            try read(ModuleFileTexts.good)
                == ModuleData(
                    module: .imp002, pins: ["pin1", "pinA"], uarts: ["uart12"], spis: [], i2cs: ["i2c12"],
                    peripherals: ["sampler"], functions: ["voltage"]))
    }

    @Test(arguments: [
        ("imp002", "imp009", "1: module: one of imp001, imp002, imp003, imp004m, imp005 is expected"),
        ("module: imp002\n", "", "1: module: is missing"),
        ("pins: [pin1, pinA]", "pins: pin1", "2: pins: a list of names is expected"),
        ("[pin1, pinA]", "[pin1, pin1]", "2: pins: pin1 stands twice"),
        ("[pin1, pinA]", "[pin1, [pinA]]", "2: pins: a name of letters and digits is expected"),
        ("[pin1, pinA]", "[pin1, a b]", "2: pins: a name of letters and digits is expected"),
        ("  spi: []\n", "", "4: spi: is missing"),
        ("  spi: []", "  spy: []", "5: spy: an unknown key; known are uart, spi, i2c"),
        ("buses:", "busses:", "3: busses: an unknown key; known are module, pins, buses, peripherals, functions"),
        ("functions: [voltage]", "functions: [voltage", "10: did not find expected ',' or ']'"),
        ("functions: [voltage]", "pins: [pin2]", "2: pins stands twice"),
    ])
    func thatAreWrongSayWhatAndWhere(_ old: String, _ new: String, _ message: String) {
        let text = ModuleFileTexts.good.replacingOccurrences(of: old, with: new)
        let error = #expect(throws: ModuleFileError.self) { try read(text) }
        #expect(error?.description == "x.yaml:" + message)
    }

    @Test(arguments: ["", "just text", "[1, 2]"])
    func thatAreNoMappingAreRefused(_ text: String) {
        let error = #expect(throws: ModuleFileError.self) { try read(text) }
        #expect(error?.description == "x.yaml:1: a mapping is expected")
    }

    /// The schema, for editors, says the same as the reader.
    @Test func haveASchema() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Modules/module.schema.json")
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: folder)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == ["module", "pins", "buses", "peripherals", "functions"])
        #expect(schema["required"] as? [String] == ["module", "pins", "buses", "peripherals", "functions"])
        let buses = try #require(properties["buses"]?["properties"] as? [String: Any])
        #expect(Set(buses.keys) == ["uart", "spi", "i2c"])
    }
}

struct HardwareNoteTexts {
    @Test(
        arguments: [
            ("i2c89", Module.imp001, "hardware.i2c89 is not simulated yet; imp001 has it"),
            ("spiflash", .imp001, "imp001 has no hardware.spiflash; imp003, imp004m and imp005 have it"),
            ("usb", .imp003, "imp003 has no hardware.usb; imp005 has it"),
            ("i2c89", .imp005, "imp005 has no hardware.i2c89; imp001 and imp002 have it"),
            ("vbat", .imp004m, "hardware.vbat is not simulated yet; imp004m has it"),
            ("nothing", .imp001, nil), ("bluetooth", .imp005, nil),
        ] as [(String, Module, String?)])
    func sayWhoHasIt(_ name: String, _ module: Module, _ note: String?) {
        #expect(HardwareNotes.note(name, on: module) == note)
    }
}
