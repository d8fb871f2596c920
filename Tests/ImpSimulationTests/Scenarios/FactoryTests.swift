import ImpOS
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpSimulation

/// Blessing and BlinkUp by a fixture, on a whole device.
struct Factories {
    private static let device = """
        server.log("factory " + hardware.wakereason());
        server.bless(true, function(passed) { server.log("blessed " + passed); });
        """
    private static let application = "server.log(\"application \" + hardware.wakereason());"

    /// What a factory's program and what follows it write in a minute, and the LED's states, in order.
    private func run(
        _ source: String, _ module: Module, _ change: (inout FactoryServer) -> Void = { _ in }
    ) throws -> (record: Record, lights: [LEDState]) {
        let (simulation, record) = try simulation(device: source) { $0.module = module }
        var lights: [LEDState] = []
        simulation.onDevice = { if case .led(let change) = $0 { lights.append(change.state) } }
        let application = try compile(Array(Factories.application.utf8), name: "device_code").encoded()
        simulation.beFactory { server in
            server.application = ByteString(application)
            change(&server)
        }
        _ = try simulation.run(for: .seconds(60), always: true)
        return (record, lights)
    }

    @Test(
        "Blessed, a device starts into its application two seconds later",
        arguments: [Module.imp002, .imp003, .imp005])
    func accepted(_ module: Module) throws {
        let (record, lights) = try run(Factories.device, module)
        #expect(record.messages == ["factory 0", "blessed true", "application 4"], "\(record.text)")
        #expect(lights.contains(.blessPassed))
        let stamps = record.entries.filter { ["blessed true", "application 4"].contains($0.message) }.map(\.stamp)
        try #require(stamps.count == 2)
        let microseconds = stamps[1].microseconds - stamps[0].microseconds
        #expect((1_900_000...3_000_000).contains(microseconds))
    }

    @Test("The callback may clear the configuration first")
    func clears() throws {
        let (record, _) = try run(
            "server.bless(true, function(passed) { imp.clearconfiguration(); server.log(passed); });", .imp003)
        #expect(record.messages == ["true", "application 4"], "\(record.text)")
    }

    @Test("Where the group waits for the end user, the factory's program goes on")
    func waits() throws {
        let (record, lights) = try run(Factories.device, .imp003) { $0.startsApplication = false }
        #expect(record.messages == ["factory 0", "blessed true"], "\(record.text)")
        #expect(lights.last == .blessPassed)
    }

    @Test("Refused, it shows red and its program goes on")
    func refused() throws {
        let (record, lights) = try run(Factories.device, .imp003) { $0.verdict = .refuses }
        #expect(record.messages == ["factory 0", "blessed false"], "\(record.text)")
        #expect(lights.last == .blessFailed)
    }

    @Test("Without an answer it is refused after half a minute")
    func lost() throws {
        let (record, lights) = try run(Factories.device, .imp003) { $0.verdict = .loses }
        #expect(record.messages == ["factory 0", "blessed false"], "\(record.text)")
        #expect(lights.last == .blessFailed)
        let stamps = record.entries.filter { ["factory 0", "blessed false"].contains($0.message) }.map(\.stamp.seconds)
        try #require(stamps.count == 2)
        #expect(stamps[1] - stamps[0] == 30)
    }

    @Test("A failed test is shown at once, and nobody has to agree")
    func failed() throws {
        let source = "server.bless(false, function(passed) { server.log(\"blessed \" + passed); });"
        let (record, lights) = try run(source, .imp003)
        #expect(record.messages == ["blessed false"], "\(record.text)")
        #expect(lights.last == .blessFailed)
    }

    @Test("imp001 is refused at once")
    func card() throws {
        let (record, lights) = try run(Factories.device, .imp001)
        #expect(record.messages == ["factory 0", "blessed false"], "\(record.text)")
        #expect(lights.last == .blessFailed)
        let stamps = record.entries.filter { ["factory 0", "blessed false"].contains($0.message) }.map(\.stamp)
        try #require(stamps.count == 2)
        #expect(stamps[1].microseconds - stamps[0].microseconds < 100_000)
    }

    @Test("An application that calls it ends by an error, and starts anew")
    func inApplication() throws {
        let (simulation, record) = try simulation(
            device: "server.log(hardware.wakereason());\nserver.bless(true, function(passed) {});"
        ) {
            $0.module = .imp003
            $0.maximumRestarts = nil
        }
        _ = try simulation.run(for: .seconds(5), always: true)
        #expect(
            Array(record.messages.prefix(4)) == [
                "0", "ERROR: server.bless() is only available to factory firmware", "ERROR:   in main device_code:2",
                "5",
            ])
    }

    @Test("A power cut ends a blessing that was about to start the application")
    func powerCut() throws {
        let (simulation, record) = try simulation(device: Factories.device) { $0.module = .imp003 }
        simulation.beFactory()
        _ = try simulation.run(for: .seconds(3), always: true)
        #expect(record.messages == ["factory 0", "blessed true"], "\(record.text)")
        simulation.setPower(false)
        var starts = 0
        simulation.onDevice = { if case .programStarted = $0 { starts += 1 } }
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(starts == 0)
    }

    // MARK: BlinkUp

    private static let flash = """
        local pin = hardware.pinA;
        pin.configure(DIGITAL_OUT, 0);
        local start = hardware.millis();
        local ticks = 0;
        function tick() { ticks++; imp.wakeup(0.1, tick); }
        tick();
        server.factoryblinkup("line", "a-long-password", pin, BLINKUP_ACTIVEHIGH);
        imp.wakeup(20, function() { server.log("ticks " + (ticks < 195)); });
        """

    @Test("A fixture flashes network and token, and stands still meanwhile")
    func fixture() throws {
        let (simulation, record) = try simulation(device: Factories.flash) { $0.module = .imp003 }
        simulation.beFactory(isFixture: true)
        var frames: [[UInt8]] = []
        simulation.onDevice = { if case .blinkUpFlash(let frame, _) = $0 { frames.append(frame) } }
        _ = try simulation.run(for: .seconds(60), always: true)
        #expect(record.messages == ["ticks true"], "\(record.text)")
        let frame = try #require(frames.first)
        #expect(frames.count == 1)
        let content = try BlinkUpFrame.decode(frame)
        #expect(content.wifi == BlinkUpConfiguration.WiFi(ssid: ByteString("line"), key: ByteString("a-long-password")))
        #expect(content.enrolment?.token == ByteString("factory-token"))
    }

    @Test(
        "What a fixture is told where there is no token",
        arguments: [
            (true, FactoryServer.Verdict.refuses, "ERROR: Factory BlinkUp request failed. no token for this device"),
            (true, .loses, "ERROR: Factory BlinkUp request failed. There is no token from the server."),
            (false, .accepts, "ERROR: Factory BlinkUp request failed. This is not a factory imp."),
        ])
    func withoutToken(_ isFixture: Bool, _ verdict: FactoryServer.Verdict, _ text: String) throws {
        let (simulation, record) = try simulation(device: Factories.flash) { $0.module = .imp003 }
        simulation.beFactory(isFixture: isFixture) { $0.verdict = verdict }
        _ = try simulation.run(for: .seconds(60), always: true)
        #expect(record.messages.filter { $0.hasPrefix("ERROR") } == [text])
    }
}
