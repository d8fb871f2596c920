import ImpRuntime
import Testing

@testable import ImpOS

@Suite struct BlinkUpReceivers {
    /// A receiver that is switched on.
    private func receiver() -> BlinkUpReceiver {
        var receiver = BlinkUpReceiver()
        _ = receiver.handle(.enabled(true), at: .start)
        return receiver
    }

    /// What a receiver does about changes of light, and after the last one.
    private func actions(_ changes: [TimeSpan]) -> [BlinkUpReceiver.Action] {
        var receiver = receiver()
        var actions = changes.flatMap { receiver.handle(.lightChange, at: .start + .seconds(1) + $0) }
        if let deadline = receiver.deadline { actions += receiver.handle(.tick, at: deadline) }
        return actions
    }

    private func signal(_ configuration: BlinkUpConfiguration, step: TimeSpan) throws -> [TimeSpan] {
        BlinkUpSignal.changes(try BlinkUpFrame.encode(configuration), step: step)
    }

    @Test(arguments: [3_000, 7_042, 16_667, 40_000])
    func readLightOfAnySpeed(_ microseconds: Int64) throws {
        let changes = try signal(BlinkUpSamples.full, step: .microseconds(microseconds))
        #expect(actions(changes) == [.configure(BlinkUpSamples.full), .restart])
    }

    @Test func readLightThatIsNotQuiteInTime() throws {
        var random = SeededRandom(seed: 36)
        let changes = try signal(BlinkUpSamples.wifi, step: .milliseconds(16)).map {
            $0 + .milliseconds(Int64.random(in: 0...3, using: &random))
        }
        #expect(actions(changes) == [.configure(BlinkUpSamples.wifi), .restart])
    }

    @Test func readAFrameAfterOtherLight() throws {
        let lamp = (0..<40).map { TimeSpan.milliseconds(10).times($0) }
        let changes = try signal(BlinkUpSamples.wifi, step: .milliseconds(17)).map { $0 + .seconds(1) }
        #expect(actions(lamp + changes) == [.configure(BlinkUpSamples.wifi), .restart])
    }

    @Test func paysNoAttentionToALampAlone() {
        #expect(actions((0..<10_000).map { TimeSpan.milliseconds(10).times($0) }) == [])
    }

    @Test("R33: light that stops anywhere in the frame is refused")
    func stoppedLight() throws {
        let changes = try signal(BlinkUpSamples.wifi, step: .milliseconds(16))
        for count in stride(from: 40, to: changes.count, by: 7) {
            #expect(actions(Array(changes.prefix(count))) == [.fail(.truncated)], "after \(count) changes")
        }
    }

    @Test("R33: one change of light lost or too many never configures anything else")
    func lostChange() throws {
        let changes = try signal(BlinkUpSamples.wifi, step: .milliseconds(16))
        for index in 34..<changes.count {
            var fewer = changes
            fewer.remove(at: index)
            var more = changes
            more.insert(changes[index] + .milliseconds(5), at: index + 1)
            for changed in [fewer, more] {
                let configured = actions(changed).filter {
                    if case .configure = $0 { true } else { false }
                }
                #expect(configured.isEmpty || configured == [.configure(BlinkUpSamples.wifi)], "change \(index)")
            }
        }
    }

    @Test("R33: after bad data the next frame is received as if nothing had been")
    func afterFailure() throws {
        var receiver = receiver()
        let frame = try BlinkUpFrame.encode(BlinkUpSamples.wifi)
        #expect(receiver.handle(.frame(Array(frame.dropLast())), at: .start) == [.fail(.truncated)])
        #expect(receiver.deadline == nil)
        #expect(receiver.handle(.frame(frame), at: .start) == [.configure(BlinkUpSamples.wifi)])
    }

    @Test func restartTheModuleWhenTheLEDHasShownSuccess() throws {
        var receiver = receiver()
        let frame = try BlinkUpFrame.encode(BlinkUpSamples.wifi)
        _ = receiver.handle(.frame(frame), at: .start)
        #expect(receiver.deadline == .start + .seconds(3))
        #expect(receiver.handle(.frame(frame), at: .start + .seconds(1)) == [])
        #expect(receiver.handle(.tick, at: .start + .seconds(3)) == [.restart])
        #expect(receiver.deadline == nil)
    }

    @Test func hearNothingWhileBlinkUpIsOff() throws {
        var receiver = BlinkUpReceiver()
        #expect(receiver.handle(.frame(try BlinkUpFrame.encode(BlinkUpSamples.wifi)), at: .start) == [])
        for time in try signal(BlinkUpSamples.wifi, step: .milliseconds(16)) {
            #expect(receiver.handle(.lightChange, at: .start + time) == [])
        }
    }

    @Test func readOnWhenBlinkUpGoesOffInTheMiddle() throws {
        var receiver = receiver()
        let changes = try signal(BlinkUpSamples.wifi, step: .milliseconds(16))
        var found: [BlinkUpReceiver.Action] = []
        for (index, time) in changes.enumerated() {
            if index == 100 { found += receiver.handle(.enabled(false), at: .start + time) }
            found += receiver.handle(.lightChange, at: .start + time)
        }
        #expect(found == [.configure(BlinkUpSamples.wifi)])
    }
}
