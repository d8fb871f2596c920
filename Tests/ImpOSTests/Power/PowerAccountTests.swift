import ImpRuntime
import Testing

@testable import ImpOS

private func at(_ seconds: Int64) -> Instant { .start + .seconds(seconds) }

@Suite struct PowerAccounts {
    private var figures: PowerFigures {
        PowerFigures(
            running: 30_000, shallowSleep: 5_000, deepSleep: 4, radioReceiving: 80_000, radioTransmitting: 250_000,
            radioPowerSave: 2_000, radioScanning: 90_000, ethernet: 60_000, light: 1_000)
    }

    private func charges(_ report: PowerReport) -> [PowerReport.Row.Consumer: Double] {
        Dictionary(uniqueKeysWithValues: report.rows.map { ($0.consumer, $0.charge) })
    }

    @Test func chargeEachStateForItsTime() {
        var account = PowerAccount(from: at(0))
        account.enter(.running, at: at(10))
        account.enter(.radioReceiving, at: at(11))
        account.enter(.radioTransmitting, at: at(12))
        account.enter(.radioOff, at: at(14))
        account.enter(.shallowSleep, at: at(20))
        account.enter(.running, at: at(30))
        account.enter(.deepSleep, at: at(31))
        let report = account.report(by: figures, at: at(1_031))
        #expect(
            charges(report) == [
                .state(.switchedOff): 0, .state(.running): 330_000, .state(.shallowSleep): 50_000,
                .state(.deepSleep): 4_000, .state(.radioOff): 0, .state(.radioReceiving): 80_000,
                .state(.radioTransmitting): 500_000, .state(.ethernetOff): 0, .led(.off): 0,
            ])
        #expect(report.charge == 964_000)
        #expect(abs(report.averageCurrent - 935.01) < 0.01)
        #expect(abs(report.milliampereHours - 0.26778) < 0.00001)
    }

    @Test func chargeTheLEDByTheMeanOfItsPattern() {
        var account = PowerAccount(from: at(0))
        account.show(.noSettings, at: at(0))
        account.show(.blessPassed, at: at(10))
        account.show(.off, at: at(20))
        let charges = charges(account.report(by: figures, at: at(30)))
        // Both lights half of the time; one all the time.
        #expect(charges[.led(.noSettings)] == 10_000)
        #expect(charges[.led(.blessPassed)] == 10_000)
        #expect(charges[.led(.off)] == 0)
    }

    @Test("R13: the figures of release 36 make a battery last longer in shallow sleep")
    func shallowSleep() {
        var before = figures
        before.shallowSleep = 7_000
        var account = PowerAccount(from: at(0))
        account.enter(.shallowSleep, at: at(0))
        let (old, new) = (account.report(by: before, at: at(100)), account.report(by: figures, at: at(100)))
        #expect(new.averageCurrent < old.averageCurrent)
        #expect(new.days(onMilliampereHours: 2_400) == 20)
        #expect(new.days(onMilliampereHours: 2_400) > old.days(onMilliampereHours: 2_400))
    }

    @Test("R2: a board that never powers the radio has no radio in its account")
    func ethernetOnly() {
        var account = PowerAccount(from: at(0))
        account.enter(.running, at: at(0))
        account.enter(.ethernetOn, at: at(0))
        let report = account.report(by: figures, at: at(10))
        #expect(report.charge == 900_000)
        let radio = report.rows.filter { row in
            guard case .state(let state) = row.consumer else { return false }
            return state.part == .radio
        }
        #expect(radio.map(\.consumer) == [.state(.radioOff)])
    }

    @Test func haveNothingToSayOfNoTime() {
        let report = PowerAccount(from: at(5)).report(by: figures, at: at(5))
        #expect(report.rows == [] && report.averageCurrent == 0)
        #expect(report.days(onMilliampereHours: 1) == .infinity)
    }
}
