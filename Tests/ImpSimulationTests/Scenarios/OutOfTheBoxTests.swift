import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// R8: a device leaves its factory without a network, and its user has nothing but the router's button.
struct OutOfTheBox {
    private static let program = """
        server.log("ssid " + imp.getssid());
        if (imp.getuserconfiguration() == null) {
            imp.setuserconfiguration("made");
            imp.setenroltokens("plan", "token");
            imp.net.configurewps();
            imp.clearconfiguration(CONFIG_WIFI);
        }
        """

    @Test(arguments: [Module.imp001, .imp002, .imp003, .imp004m])
    func joinsByTheRoutersButton(_ module: Module) throws {
        let (simulation, record) = try simulation(device: OutOfTheBox.program) {
            $0.module = module
            $0.world.places[0].accessPoint.wps = .pushButton(pressedAt: nil)
        }
        var lights: [LEDState] = []
        simulation.onDevice = { if case .led(let change) = $0 { lights.append(change.state) } }
        _ = try simulation.run(for: .seconds(10), always: true)
        simulation.setPower(false)
        _ = try simulation.run(for: .seconds(3_600), always: true)

        lights = []
        simulation.change { $0.pressWPS(0, at: simulation.now) }
        simulation.setPower(true)
        _ = try simulation.run(for: .seconds(60), always: true)
        #expect(simulation.isDeviceConnected)
        #expect(lights.contains(.wps))
        let stored = simulation.stored.device.flash.configuration
        #expect(stored.wifi?.ssid == WorldSettings.home.ssid && stored.wps == nil)
        #expect(stored.enrolment?.token == ByteString("token"))

        lights = []
        simulation.setPower(false)
        simulation.setPower(true)
        _ = try simulation.run(for: .seconds(10), always: true)
        #expect(simulation.isDeviceConnected)
        #expect(!lights.contains(.wps) && lights.contains(.joining))
        #expect(record.messages == ["ssid home", "ssid home", "ssid home"], "\(record.text)")
    }
}
