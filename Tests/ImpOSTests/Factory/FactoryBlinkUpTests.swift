import ImpRuntime
import Testing

@testable import ImpOS

@Suite struct FactoryBlinkUps {
    private func request(_ flags: FactoryBlinkUpRequest.Flags = []) throws -> FactoryBlinkUpRequest {
        try FactoryBlinkUpRequest(ssid: ByteString("factory"), key: ByteString("key"), flags: flags)
    }

    /// What the device under test makes of the light of a fixture's pin.
    private func received(_ flash: FactoryFlash) -> BlinkUpConfiguration? {
        var receiver = BlinkUpReceiver()
        _ = receiver.handle(.enabled(true), at: .start)
        for action in flash.changes.flatMap({ receiver.handle(.lightChange, at: .start + $0) }) {
            if case .configure(let configuration) = action { return configuration }
        }
        return nil
    }

    @Test(
        arguments: [([], 16_666_666), ([.fast], 7_042_253), ([.fast, .activeHigh], 7_042_253)]
            as [(FactoryBlinkUpRequest.Flags, Int64)])
    func bringNetworkAndTokenToTheDeviceUnderTest(_ flags: FactoryBlinkUpRequest.Flags, _ step: Int64) throws {
        var fixture = FactoryBlinkUp(isFixture: true)
        #expect(fixture.handle(.call(try request(flags)), at: .start) == [.askForToken(number: 1)])
        let actions = fixture.handle(.token(number: 1, ByteString("abc")), at: .start + .seconds(1))
        guard case .flash(let flash) = actions.first, actions.count == 1 else {
            Issue.record("no flash: \(actions)")
            return
        }
        #expect(flash.step == .nanoseconds(step))
        #expect(flash.isActiveHigh == flags.contains(.activeHigh))
        #expect(flash.duration == flash.changes.last)
        #expect(fixture.deadline == .start + .seconds(1) + flash.duration)
        #expect(fixture.handle(.tick, at: .start + .seconds(1) + flash.duration) == [.resume])
        #expect(fixture.deadline == nil)
        let configuration = received(flash)
        #expect(configuration?.wifi == .init(ssid: ByteString("factory"), key: ByteString("key")))
        #expect(configuration?.enrolment == .init(planID: ByteString(""), token: ByteString("abc")))
    }

    @Test func areForFixturesOnly() throws {
        var device = FactoryBlinkUp(isFixture: false)
        #expect(
            device.handle(.call(try request()), at: .start) == [
                .logError("Factory BlinkUp request failed. This is not a factory imp.")
            ])
        #expect(device.deadline == nil)
    }

    @Test func askAgainForALostToken() throws {
        var fixture = FactoryBlinkUp(isFixture: true)
        _ = fixture.handle(.call(try request()), at: .start)
        #expect(fixture.handle(.tick, at: .start + .seconds(10)) == [.askForToken(number: 1)])
        #expect(fixture.handle(.tick, at: .start + .seconds(20)) == [.askForToken(number: 1)])
        #expect(
            fixture.handle(.tick, at: .start + .seconds(30)) == [
                .logError("Factory BlinkUp request failed. There is no token from the server.")
            ])
        #expect(fixture.deadline == nil)
        #expect(fixture.handle(.token(number: 1, ByteString("late")), at: .start + .seconds(31)) == [])
    }

    @Test(arguments: [0, 65]) func refuseATokenThatIsNone(_ length: Int) throws {
        var fixture = FactoryBlinkUp(isFixture: true)
        _ = fixture.handle(.call(try request()), at: .start)
        let token = ByteString([UInt8](repeating: 65, count: length))
        #expect(fixture.handle(.token(number: 1, token), at: .start) == [.logError(FactoryBlinkUp.noToken)])
    }

    @Test func haveANetworkWithinItsLimits() {
        #expect(throws: BlinkUpFailure.invalidField(2)) {
            try FactoryBlinkUpRequest(ssid: ByteString(""), key: ByteString(""), flags: [])
        }
    }
}
