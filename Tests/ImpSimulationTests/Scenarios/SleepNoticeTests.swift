import ImpRuntime
import Testing

@testable import ImpSimulation

/// Sleep with notice: the server is told at once, even where nothing else is under way.
struct SleepNotices {
    @Test(
        arguments: [
            ("server.sleepfor(30)", "sleeping until"), ("server.sleepuntil(0, 1)", "sleeping until"),
            ("server.expectonlinein(30)", "offline until"), ("server.expectonlineat(0, 1, 0)", "offline until"),
        ])
    func areSentAtOnce(_ call: String, _ text: String) throws {
        let (simulation, record) = try simulation(
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                imp.wakeup(5, function() { \(call); });
                """)
        _ = try simulation.run(for: .seconds(8), always: true)
        let notices = record.entries.filter { $0.type == .sleep }
        #expect(notices.map(\.message).allSatisfy { $0.hasPrefix(text) } && notices.count == 1, "\(record.text)")
        #expect(record.entries.last?.message == "Device disconnected", "\(record.text)")
        #expect(!simulation.isDeviceConnected)
    }
}
