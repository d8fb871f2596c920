import Testing

@testable import ImpRuntime
@testable import SquirrelVM

struct LogLines {
    private let entry = LogEntry(
        sequence: 1, stamp: .fastStart, deviceID: "2000", type: .agentError, message: "ERROR: \"x\"\n")

    @Test func lookLikeTheVendorsEditor() {
        #expect(entry.line == "2026-01-01T00:00:00.000Z [Agent] ERROR: \"x\"\n")
        #expect(
            LogType.allCases.map(\.label) == [
                "Device", "Device", "Agent", "Agent", "Status", "Exit Code", "Device", "Power State", "Firmware",
                "Note",
            ])
    }

    @Test func haveTheFieldsOfTheVendorsStream() {
        let expected =
            #"{"device_id":"2000","ts":"2026-01-01T00:00:00.000Z","log_type":"development","type":"agent.error","#
            + #""msg":"ERROR: \"x\"\n"}"#
        #expect(entry.json == expected)
    }

    @Test(arguments: [
        ([0x61, 0x62], "ab"), ([0xC3, 0xA4], "ä"), ([0x80, 0x01], "(binary) 80 01"), ([0x61, 0], "(binary) 61 00"),
        ([UInt8](), ""),
    ])
    func showBytesThatAreNoText(bytes: [UInt8], expected: String) {
        #expect(logText(bytes) == expected)
    }

    @Test func reportsNameFunctionSourceAndLine() {
        let report = ErrorReport(
            message: Array("the index 'wakeup' does not exist".utf8), isText: true,
            frames: [
                ErrorReport.Frame(function: nil, source: Array("device_code".utf8), line: 24),
                ErrorReport.Frame(function: Array("main".utf8), source: Array("device_code".utf8), line: 30),
            ])
        #expect(
            report.lines == [
                "ERROR: the index 'wakeup' does not exist", "ERROR:   in unknown device_code:24",
                "ERROR:   in main device_code:30",
            ])
        #expect(report.missedName == Array("wakeup".utf8))
    }
}
