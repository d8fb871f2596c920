import ImpLink
import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

struct RadioPowers {
    private func time(_ state: PowerState, _ report: PowerReport) -> TimeSpan {
        report.rows.first { $0.consumer == .state(state) }?.time ?? .zero
    }

    @Test func airtimeComesFromTheLength() {
        #expect(Airtime.ofFrame(96) == .microseconds(192 + 800))
        let name = DNSMessage(.question, id: 1, name: "imp.example")
        let address = IPv4Address(192, 168, 1, 1)
        let packet = Packet.dns(name, Route(device: address, remote: address, nextHop: address))
        #expect(Airtime.of(packet) == TimeSpan.nanoseconds(20_000 + 333 * (57 + 54)))
    }

    @Test("sending is charged, frame by frame, in the place of listening")
    func sending() throws {
        let program = "imp.wakeup(10, function() { for (local i = 0; i < 100; i++) agent.send(\"x\", blob(1000)); });"
        var times: [TimeSpan] = []
        for text in ["", program] {
            let (simulation, _) = try simulation(device: text)
            var sent = TimeSpan.zero
            simulation.onDevice = { output in
                switch output {
                case .frame(let bytes, _, _): sent = sent + Airtime.ofFrame(bytes.count)
                case .packet(let packet, .wifi, _): sent = sent + Airtime.of(packet)
                default: break
                }
            }
            _ = try simulation.run(for: .seconds(40), always: true)
            let radio = simulation.power.rows.filter {
                if case .state(let state) = $0.consumer { state.part == .radio } else { false }
            }
            #expect(radio.reduce(TimeSpan.zero) { $0 + $1.time } == .seconds(40))
            #expect(time(.radioTransmitting, simulation.power) == sent)
            times.append(sent)
        }
        #expect(times[0] > .milliseconds(1) && times[0] < .milliseconds(50))
        // 100,000 bytes at 24 Mbit/s, and what is around them.
        #expect(times[1] > times[0] + .milliseconds(33) && times[1] < times[0] + .milliseconds(100))
    }

    @Test func searchingIsChargedAsScanning() throws {
        let (simulation, _) = try simulation(device: "imp.wakeup(10, function() { imp.scanwifinetworks(@(n) null); });")
        _ = try simulation.run(for: .seconds(5), always: true)
        // The radio's start, and eleven channels.
        let joined = time(.radioScanning, simulation.power)
        #expect(joined > .milliseconds(780) && joined < .milliseconds(790))
        _ = try simulation.run(for: .seconds(10), always: true)
        let scanned = time(.radioScanning, simulation.power)
        #expect(scanned > joined + .milliseconds(430) && scanned < joined + .milliseconds(441))
    }
}
