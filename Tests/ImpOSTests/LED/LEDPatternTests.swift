import ImpRuntime
import Testing

@testable import ImpOS

@Suite struct LEDPatterns {
    private func milliseconds(_ pattern: LEDPattern) -> [Int64] {
        pattern.segments.map { $0.duration.nanoseconds / 1_000_000 }
    }

    @Test(arguments: [
        (LEDState.noSettings, [500, 500] as [Int64]),
        (.waitingForEthernet, [500, 500, 250, 250]),
        (.wps, [500, 250, 250, 250]),
        (.searching, [500, 500, 500, 250, 250, 250]),
        (.joining, [500, 500, 500, 250, 250, 250, 250, 250]),
        (.gettingAddress, [500, 250, 250]),
        (.resolving, [500, 250, 250]),
        (.connecting, [500, 500, 500, 250]),
        (.connected, [500, 500]),
        (.proxyWrong, [500, 500, 250, 250, 250, 250]),
        (.proxyRefused, [500, 500, 250, 250, 250, 250, 250]),
    ])
    func haveTheVendorsDurations(_ state: LEDState, _ durations: [Int64]) {
        #expect(milliseconds(.of(state)) == durations)
    }

    @Test(arguments: [
        (LEDState.noSettings, [LEDColor.orange, .off]),
        (.connected, [.green, .off]),
        (.connecting, [.red, .off, .orange, .off]),
        (.blinkUpReceived, [.green]),
        (.blessPassed, [.green]),
        (.blessFailed, [.red]),
        (.hardwareFault, [.red]),
        (.upgradeInstalling, [.green]),
        (.off, [.off]),
    ])
    func haveTheirColors(_ state: LEDState, _ colors: [LEDColor]) {
        #expect(LEDPattern.of(state).segments.map(\.color) == colors)
    }

    @Test(arguments: LEDState.allCases)
    func areVisibleStepsOfAQuarterSecond(_ state: LEDState) {
        let pattern = LEDPattern.of(state)
        #expect(milliseconds(pattern).allSatisfy { $0 > 0 && $0 % 250 == 0 })
        for (one, next) in zip(pattern.segments, pattern.segments.dropFirst() + pattern.segments.prefix(1))
        where !pattern.isSteady {
            #expect(one.color != next.color)
        }
    }

    @Test func ofBlinkingStatesAllDiffer() {
        let blinking = LEDState.allCases.map { LEDPattern.of($0) }.filter { !$0.isSteady }
        for (index, pattern) in blinking.enumerated() {
            #expect(!blinking[..<index].contains(pattern))
        }
    }

    @Test(arguments: [
        (0, LEDColor.red, 500), (499, .red, 1), (500, .off, 500), (1_000, .orange, 500), (1_500, .off, 250),
        (1_749, .off, 1), (1_750, .red, 500), (1_750_000_250, .red, 250), (-1, .red, 500),
    ])
    func repeatThemselves(_ elapsed: Int64, _ color: LEDColor, _ left: Int64) {
        let found = LEDPattern.of(.connecting).color(after: .milliseconds(elapsed))
        #expect(found.color == color)
        #expect(found.left == .milliseconds(left))
    }
}
