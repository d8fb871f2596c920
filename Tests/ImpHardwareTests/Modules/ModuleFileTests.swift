import Foundation
import ImpHardware
import ImpRuntime
import ModuleFiles
import Testing

struct ModuleFileTexts {
    private static let good = """
        module: imp002
        pins:
          pin1: { adc: sure, wake: likely, triggers: { pinA: chosen } }
          pinA: { boot: pulledUp }
        buses:
          uart:
            uart1: { TX: pin1, RX: own }
          spi: {}
          i2c: {}
        peripherals: [sampler]
        functions: [voltage]
        features: [nv, wps]
        memory:
          application: { value: 85 KB, source: a page }
          program: { value: 128 KB, source: a page }
          heap: { value: 80 KB, source: estimate }
          stack: { value: 1 MB, source: estimate }
        flash:
          kind: internal
          size: { value: 1 MB, source: a page }
          sector: { value: 16 KB, source: a page }
          programUnit: { value: 4 B, source: a page }
          endurance: { value: 10000 erases, source: a page }
        timing:
          event: { value: 1 us, source: estimate }
          call: { value: 1 us, source: estimate }
          hash: { value: 740 us, source: estimate }
          keyedHash: { value: 1 ms, source: estimate }
          hashedByte: { value: 833 ns, source: estimate }
        power:
          running: { value: 35 mA, source: a page }
          shallowSleep: { value: 4.5 mA, source: a page }
          blinkUp: { value: 20 mA, source: a page }
          radio:
            receive: { value: 70 mA, source: a page }
            transmit: { value: 240 mA, source: a page }
            powerSave: { value: 2 mA, source: a page }
            scan: { value: 70 mA, source: a page }
        wifi:
          bands: [2.4, 5]
          default: 0x00005355
          countries:
            - { code: 0x00005355, area: here, channels: [1-3, 6, 36-44/4], confidence: sure }
        """

    private func read(_ text: String) throws -> ModuleData { try ModuleFile("x.yaml", Array(text.utf8)).data() }

    @Test func areRead() throws {
        let data = try read(ModuleFileTexts.good)
        #expect(data.module == .imp002)
        #expect(
            data.pins == [
                PinData(
                    name: "pin1", functions: [.adc: .sure, .wake: .likely], triggers: ["pinA": .chosen],
                    boot: .floating),
                PinData(name: "pinA", functions: [:], triggers: [:], boot: .pulledUp),
            ])
        #expect(
            data.buses == [BusData(kind: .uart, name: "uart1", lines: [.transmit: .pin("pin1"), .receive: .own])])
        #expect(data.features == [.nv, .wps])
        #expect(data.memory.application == Figure(87_040, source: "a page"))
        #expect(data.flash.endurance.value == 10_000)
        #expect(data.timing.keyedHash.value == .milliseconds(1))
        #expect(data.power.shallowSleep.value == 4_500)
        #expect(data.power.deepSleep == nil)
        #expect(data.wifi.countries.map(\.channels) == [[1, 2, 3, 6, 36, 40, 44]])
    }

    @Test(arguments: [
        ("imp002", "imp009", "1: module: imp009 is not known; did you mean imp001?"),
        ("module: imp002\n", "", "1: module: is missing"),
        ("  pinA: { boot: pulledUp }", "  pinA: yes", "4: pins.pinA: a mapping is expected"),
        ("adc: sure", "adc: maybe", "3: pins.pin1.adc: maybe is not known; known are sure, likely, chosen"),
        ("adc: sure", "adcs: sure", "3: pins.pin1.adcs: an unknown key; did you mean adc?"),
        (
            "triggers: { pinA", "triggers: { pinB",
            "3: pins.pin1.triggers.pinB: there is no pin pinB; did you mean pin1?"
        ),
        ("pinA: { boot", "pin-A: { boot", "3: pins.pin1.triggers.pinA: there is no pin pinA; did you mean pin1?"),
        ("boot: pulledUp", "boot: pulledup", "4: pins.pinA.boot: pulledup is not known; did you mean pulledUp?"),
        ("TX: pin1", "TX: pin2", "7: buses.uart.uart1.TX: there is no pin pin2; did you mean pin1?"),
        (
            "TX: pin1", "COPI: pin1",
            "7: buses.uart.uart1.COPI: an unknown key; known are TX, RX, RTS, CTS"
        ),
        ("  spi: {}\n", "", "6: buses.spi: is missing"),
        ("buses:", "busses:", "5: busses: an unknown key; did you mean buses?"),
        ("[sampler]", "[sampler, sampler]", "10: peripherals: sampler stands twice"),
        ("[sampler]", "sampler", "10: peripherals: a list is expected"),
        ("[voltage]", "[a b]", "11: functions: a name of letters and digits is expected"),
        ("[nv, wps]", "[nw]", "12: features: nw is not known; did you mean nv?"),
        ("85 KB", "85", "14: memory.application.value: a size such as 16 KB is expected"),
        ("4 B", "0.5 B", "22: flash.programUnit.value: a size such as 16 KB is expected"),
        ("833 ns", "833 KB", "29: timing.hashedByte.value: a time such as 740 us is expected"),
        ("4.5 mA", "-4.5 mA", "32: power.shallowSleep.value: a current such as 4.5 mA is expected"),
        ("10000 erases, source: a page", "10000 erases", "23: flash.endurance.source: is missing"),
        ("[2.4, 5]", "[2.4]", "43: wifi.countries.channels: the module has no band of channel 36"),
        ("[1-3, 6", "[1-3, 3", "43: wifi.countries.channels: channels must rise"),
        (
            "[1-3, 6", "[3-1, 6",
            "43: wifi.countries.channels: a channel, or channels such as 1-11 or 36-64/4, are expected"
        ),
        ("default: 0x00005355", "default: 0x00005356", "41: wifi.default: is none of the countries"),
        ("code: 0x00005355", "code: 21333", "43: wifi.countries.code: eight hexadecimal digits after 0x are expected"),
        ("44/4]", "44/4], settable: 2", "43: wifi.countries.settable: true or false is expected"),
        ("[voltage]", "[voltage", "12: did not find expected ',' or ']'"),
        ("functions: [voltage]", "module: imp001", "1: module stands twice"),
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

    /// The schema, for editors, names the same keys as the reader.
    @Test func haveASchema() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Modules/module.schema.json")
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(schema["required"] as? [String] ?? []))
        for key in properties.keys {
            let error = #expect(throws: ModuleFileError.self) { try read("\(key): 1") }
            #expect(error?.problem.contains("unknown key") == false, "\(key)")
        }
        let features = try #require((properties["features"] as? [String: Any])?["items"] as? [String: Any])
        #expect(features["enum"] as? [String] == ModuleFeature.allCases.map(\.rawValue))
    }
}
