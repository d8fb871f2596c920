import Testing

@testable import ImpCommand

@Suite struct APICommandTests {
    @Test func listsMembersWithTheirSide() {
        let lines = Command("api", "wakeup").output.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("imp.wakeup(interval, callback) ") && $0.contains(" both ") })
    }

    @Test func filtersBySide() {
        #expect(!Command("api", "--agent").output.contains("hardware.millis"))
        #expect(Command("api", "--device").output.contains("hardware.millis"))
    }

    @Test func laterNamesAreMarked() {
        #expect(Command("api", "imp.reset").output.contains("(came with impOS 38)"))
    }

    @Test func nothingFoundIsAFailure() {
        #expect(Command("api", "no such thing").status == .failure)
    }
}
