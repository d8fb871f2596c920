import ImpHardware
import ImpRuntime
import Testing

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
