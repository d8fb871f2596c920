import ImpHardware
import ImpRuntime
import Testing

/// The pin tables, once more and by function: which pins have it.
@Suite("R1: the pin mux") struct PinMux {
    private static let none: [String] = []

    @Test(
        arguments: [
            (Module.imp001, PinFunction.adc, "1 2 5 7 8 9"), (.imp001, .dac, "1 5"), (.imp001, .pwm, "1 2 5 7 8 9"),
            (.imp001, .pulseCounter, "1"), (.imp001, .wake, "1"), (.imp001, .stateChange, "1 2 5 7 8 9"),
            (.imp002, .adc, "1 2 5 7 8 9 A B"), (.imp002, .dac, "1 5"), (.imp002, .pwm, "1 2 5 7 8 9 C"),
            (.imp002, .pulseCounter, "1"), (.imp002, .wake, "1"), (.imp002, .stateChange, "1 2 5 6 7 8 9 A B C D E"),
            (.imp003, .adc, "A B C E F H J K N W"), (.imp003, .dac, "A C"), (.imp003, .pwm, "B C D E F G K L M X"),
            (.imp003, .pulseCounter, "M"), (.imp003, .wake, "W"),
            (.imp003, .stateChange, "A B C E M P Q R T U V W"),
            (.imp004m, .adc, "A B C D K L"), (.imp004m, .dac, ""), (.imp004m, .pwm, "A B C D K L M N P W"),
            (.imp004m, .pulseCounter, "J"), (.imp004m, .wake, "W"), (.imp004m, .stateChange, "B D E H P Q R S W"),
            (.imp005, .adc, ""), (.imp005, .dac, ""), (.imp005, .pulseCounter, ""), (.imp005, .wake, ""),
            (.imp005, .stateChange, "A B C D E F G H J K L M N P Q R S T U V W Y XA XB XC XD XE"),
        ] as [(Module, PinFunction, String)])
    func gives(_ module: Module, _ function: PinFunction, _ pins: String) {
        let found = ModuleData.of(module).pins.filter { $0.can(function) }.map { $0.name.dropFirst(3) }
        #expect(found.joined(separator: " ") == pins)
    }

    @Test("R4: pulse-width modulation on six pins of the imp005")
    func givesPulseWidthModulation() {
        let pins = ModuleData.of(.imp005).pins.filter { $0.can(.pwm) }.map(\.name)
        #expect(pins == ["pinE", "pinF", "pinG", "pinS", "pinU", "pinV"])
    }

    @Test(
        arguments: [
            (Module.imp001, ["5>7", "8>5", "8>9", "9>2"]), (.imp002, ["5>7", "8>5", "8>9", "8>C", "9>2"]),
            (.imp003, ["E>C", "F>K", "F>X", "L>G", "M>D"]), (.imp004m, ["A>W", "B>C", "M>N", "M>P"]), (.imp005, none),
        ])
    func givesPulses(_ module: Module, _ pairs: [String]) {
        let found = ModuleData.of(module).pins.flatMap { pin in
            pin.triggers.keys.sorted().map { "\(pin.name.dropFirst(3))>\($0.dropFirst(3))" }
        }
        #expect(found == pairs)
    }

    @Test(
        arguments: [
            (Module.imp001, "uart1289 CTS1 RTS2 RX9 TX8"), (.imp001, "uart57 RX7 TX5"), (.imp001, "uart12 RX2 TX1"),
            (.imp001, "i2c89 SCL8 SDA9"), (.imp001, "i2c12 SCL1 SDA2"), (.imp001, "spi257 CIPO2 COPI7 SCLK5"),
            (.imp001, "spi189 CIPO9 COPI8 SCLK1"),
            (.imp002, "uart6E RXE TX6"), (.imp002, "uartB RXB"), (.imp002, "uart1289 CTS1 RTS2 RX9 TX8"),
            (.imp003, "uartFG RXG TXF"), (.imp003, "uartQRPW CTSW RTSP RXR TXQ"),
            (.imp003, "uartUVGD CTSD RTSG RXV TXU"), (.imp003, "uartWJ RXJ TXW"), (.imp003, "uartDM RXM TXD"),
            (.imp003, "i2cFG SCLF SDAG"), (.imp003, "i2cAB SCLA SDAB"), (.imp003, "spiEBCA CIPOB COPIE CSA SCLKC"),
            (.imp003, "spiLGDK CIPOG COPIL CSK SCLKD"),
            (.imp004m, "uartBCAW CTSW RTSA RXC TXB"), (.imp004m, "uartFGJH CTSH RTSJ RXG TXF"),
            (.imp004m, "uartHJ RXJ TXH"), (.imp004m, "uartQ TXQ"), (.imp004m, "i2cNM SCLN SDAM"),
            (.imp004m, "i2cQP SCLQ SDAP"), (.imp004m, "spiAHSR CIPOH COPIA CSR SCLKS"),
            (.imp004m, "spiGJKL CIPOJ COPIG CSL SCLKK"),
            (.imp005, "spiBCAD CIPOC COPIB CSD SCLKA"), (.imp005, "i2cJK SCLJ SDAK"),
            (.imp005, "uart0 CTS RTS RX TX"), (.imp005, "uart1 RX TX"), (.imp005, "uart2 RX TX"),
            (.imp005, "spi0 CIPO COPI CS SCLK"), (.imp005, "i2c0 SCL SDA"),
        ])
    func givesBuses(_ module: Module, _ row: String) throws {
        let name = String(row.prefix { $0 != " " })
        let bus = try #require(ModuleData.of(module).bus(name))
        let lines = bus.lines.keys.map { $0.rawValue + (bus.pin($0)?.dropFirst(3) ?? "") }.sorted()
        #expect(([name] + lines).joined(separator: " ") == row)
    }

    @Test(
        "The imp005's pins have a state at boot",
        arguments: [
            (BootLevel.floating, "C H L M N P R T W Y XA"), (.high, "B D K"), (.low, "A E F G J Q S U V"),
            (.pulledUp, "XB XC XD XE"),
        ])
    func givesBootStates(_ level: BootLevel, _ pins: String) {
        let found = ModuleData.of(.imp005).pins.filter { $0.boot == level }.map { $0.name.dropFirst(3) }
        #expect(found.joined(separator: " ") == pins)
    }

    @Test("Other modules' pins float at boot")
    func givesNoOtherBootStates() {
        for data in ModuleData.all where data.module != .imp005 {
            #expect(data.pins.allSatisfy { $0.boot == .floating })
        }
    }
}
